import { becomes, lowest, sum } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "../engine/person.ts";
import { sends, shop } from "../engine/shop.ts";

test("an amount below 0 is subtracted", () => {
  const ada = person(shop([sends("spent", becomes(sum("Paid", "amount", { atLeast: 10 })))]))
    .does("Paid", { at: "Mon 12:00", amount: -5 })
    .does("Paid", { at: "Mon 12:01", amount: 12 });
  expect(ada.fires).toEqual([]);
  expect(ada.does("Paid", { at: "Mon 12:02", amount: 3 }).fires).toHaveLength(1);
});

test("an amount below 0 may be the lowest", () => {
  const refunded = becomes(lowest("Paid", "amount", { atMost: -1 }));
  const ada = person(shop([sends("refunded", refunded)])).does("Paid", { at: "Mon 12:00", amount: -5 });
  expect(ada.fires).toHaveLength(1);
});
