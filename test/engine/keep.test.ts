import { expect, test } from "vitest";
import type { Shopper } from "./driver.ts";
import { shopper } from "./driver.ts";
import { abandoned, abandonedCart } from "./triggers.ts";

/** A start at noon whose decision waits for late events until 13:15, and one each minute from 12:16 on. */
function starting(minutes: number): Shopper {
  const ada = shopper(abandoned("keep"), { grace: "60m" }).event("12:00", "Start");
  for (let minute = 0; minute < minutes; minute++) ada.event(`12:${16 + minute}`, "Start");
  return ada;
}

test("keep: beside the standing start the first after its deadline and the eight newest are remembered", () => {
  const [wait] = starting(30).state.books[0]?.waits ?? [];
  expect(wait?.starts.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual(
    "12:00 12:16 12:38 12:39 12:40 12:41 12:42 12:43 12:44 12:45".split(" "),
  );
});

test("keep: nine starts beside the standing one are known exactly, and nothing is called inexact", () => {
  const ada = starting(9).event("12:17:30", "Purchase", {}, { read: "12:50" }).until("18:00");
  expect(ada.fires).toEqual(["12:33, decided 13:33"]);
  expect(ada.count("inexact")).toBe(0);
});

test("keep: a late purchase among forgotten starts is counted", () => {
  const ada = starting(30).event("12:20:30", "Purchase", {}, { read: "12:50" });
  expect(ada.count("inexact")).toBe(1);
});

test("keep: a late purchase after all forgotten starts is exact", () => {
  const ada = starting(30).event("12:40:30", "Purchase", {}, { read: "12:50" });
  expect(ada.count("inexact")).toBe(0);
  expect(ada.until("18:00").fires).toEqual(["12:56, decided 13:56"]);
});

test("keep: a decision after which a forgotten start might stand is counted", () => {
  const ada = starting(30).until("18:00");
  expect(ada.fires.slice(0, 2)).toEqual(["12:15, decided 13:15", "12:31, decided 13:31"]);
  expect(ada.count("inexact")).toBeGreaterThan(0);
});

test("an old event that arrives late does not make its cart an older one", () => {
  const ada = shopper(abandonedCart()).event("12:05", "Start", { cart_id: "c1" });
  for (const cart_id of ["c2", "c3", "c4"]) ada.event("12:04", "Start", { cart_id }, { read: "12:05" });
  ada
    .event("11:00", "Purchase", { cart_id: "c1" }, { read: "12:06" })
    .event("12:07", "Start", { cart_id: "c5" });
  expect(ada.effects.filter(({ kind }) => kind === "evicted")).toMatchObject([{ value: "c2" }]);
});
