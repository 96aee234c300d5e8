import { becomes, did } from "@heed/core";
import { expect, test } from "vitest";
import { person } from "./person.ts";
import { sends, shop } from "./shop.ts";

const keptFor30Days = shop([sends("second", becomes(did("Order Completed", { atLeast: 2 })))], {
  keepFor: "30d",
});

test("who comes back in the very millisecond in which keepFor is over is still known", () => {
  const known = person(keptFor30Days).does("Order Completed", { at: "2026-01-01 12:00" });
  const late = person(keptFor30Days).does("Order Completed", { at: "2026-01-01 12:00" });
  expect(known.does("Order Completed", { at: "2026-01-31 12:00" }).fires).toHaveLength(1);
  expect(late.does("Order Completed", { at: "2026-01-31 12:00:00.001" }).fires).toEqual([]);
});

test("a person is kept so long after the newest event, whatever was read last", () => {
  const ada = person(keptFor30Days)
    .does("Product Viewed", { at: "2026-01-21 12:00" })
    .does("Order Completed", { at: "2026-01-01 12:00", arrives: "2026-01-21 13:00" });
  expect(ada.wakesAt).toBe("2026-02-20 12:00:00.001");
});
