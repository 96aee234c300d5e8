import { event } from "@heed/core";
import { expect, test } from "vitest";
import { shopper } from "./driver.ts";
import { abandoned, noticing } from "./triggers.ts";

const GRACELESS = { grace: "0s" } as const;

test("a purchase in the same millisecond, read after the start, cancels", () => {
  const ada = shopper(abandoned(), GRACELESS)
    .event("00:00", "Start")
    .event("00:00", "Purchase")
    .until("01:00");
  expect(ada.fires).toEqual([]);
  expect(ada.waits).toMatchObject({ opened: 1, cancelled: 1, decided: 0, open: 0 });
});

test("a purchase in the same millisecond, read before the start, does not", () => {
  const ada = shopper(abandoned(), GRACELESS)
    .event("00:00", "Purchase")
    .event("00:00", "Start")
    .until("01:00");
  expect(ada.fires).toEqual(["00:15, decided 00:15"]);
});

test("a purchase exactly at the deadline is in time", () => {
  const ada = shopper(abandoned(), GRACELESS)
    .event("00:00", "Start")
    .event("00:15", "Purchase")
    .until("01:00");
  expect(ada.fires).toEqual([]);
  expect(ada.waits).toMatchObject({ opened: 1, cancelled: 1 });
});

test("a purchase one millisecond after the deadline is too late", () => {
  const ada = shopper(abandoned(), GRACELESS)
    .event("00:00", "Start")
    .event("00:15:00.001", "Purchase")
    .until("01:00");
  expect(ada.fires).toEqual(["00:15, decided 00:15"]);
  expect(ada.waits).toMatchObject({ cancelled: 0, decided: 1 });
});

test("restart: a start exactly at the deadline moves it", () => {
  const ada = shopper(abandoned("restart"), GRACELESS)
    .event("00:00", "Start")
    .event("00:15", "Start")
    .until("01:00");
  expect(ada.fires).toEqual(["00:30, decided 00:30"]);
  expect(ada.waits).toMatchObject({ opened: 1, decided: 1 });
  expect(ada.count("moved")).toBe(1);
});

test("keep: a start exactly at the deadline is consumed with the first", () => {
  const ada = shopper(abandoned("keep"), GRACELESS)
    .event("00:00", "Start")
    .event("00:15", "Start")
    .until("01:00");
  expect(ada.fires).toEqual(["00:15, decided 00:15"]);
  expect(ada.waits).toMatchObject({ opened: 1, decided: 1, open: 0 });
});

test("keep: starts at 0, 5 and 16 fire at 15 and at 31", () => {
  const ada = shopper(abandoned("keep"), GRACELESS)
    .event("00:00", "Start")
    .event("00:05", "Start")
    .event("00:16", "Start")
    .until("01:00");
  expect(ada.fires).toEqual(["00:15, decided 00:15", "00:31, decided 00:31"]);
  expect(ada.waits).toMatchObject({ opened: 2, decided: 2 });
});

test("a purchase at 15 cancels, and a start after it in the same millisecond fires at 30", () => {
  const ada = shopper(abandoned(), GRACELESS)
    .event("00:00", "Start")
    .event("00:15", "Purchase")
    .event("00:15", "Start")
    .until("01:00");
  expect(ada.fires).toEqual(["00:30, decided 00:30"]);
  expect(ada.waits).toMatchObject({ opened: 2, cancelled: 1, decided: 1 });
});

for (const repeat of ["restart", "keep"] as const) {
  test(`${repeat}: decided at 15, then the start of minute 10 arrives: nothing more`, () => {
    const ada = shopper(abandoned(repeat), GRACELESS)
      .event("00:00", "Start")
      .until("00:16")
      .event("00:10", "Start", {}, { read: "00:16" })
      .until("01:00");
    expect(ada.fires).toEqual(["00:15, decided 00:15"]);
    expect(ada.waits).toMatchObject({ opened: 1, open: 0 });
  });
}

test("grace 1 m: a purchase half a minute after the deadline still cancels, when it comes", () => {
  const ada = shopper(abandoned(), { grace: "1m" }).event("00:00", "Start").event("00:15:30", "Purchase");
  expect(ada.waits).toMatchObject({ opened: 1, cancelled: 1, open: 0 });
  expect(ada.until("01:00").fires).toEqual([]);
});

/** With the usual grace of a minute: a start at midnight, and what follows it. */
const startThen = (repeat: "restart" | "keep", at: string, name: string) =>
  shopper(abandoned(repeat), { grace: "1m" }).event("00:00", "Start").event(at, name).until("01:00").fires;

test("grace 1 m: a purchase of the last millisecond of the grace cancels, one later does not", () => {
  expect(startThen("restart", "00:16", "Purchase")).toEqual([]);
  expect(startThen("restart", "00:16:00.001", "Purchase")).toEqual(["00:15, decided 00:16"]);
});

test("grace 1 m: restart is moved by a start within the grace; keep lets it wait its turn", () => {
  expect(startThen("restart", "00:15:30", "Start")).toEqual(["00:30:30, decided 00:31:30"]);
  expect(startThen("keep", "00:15:30", "Start")).toEqual([
    "00:15, decided 00:16",
    "00:30:30, decided 00:31:30",
  ]);
});

test("an event that is both start and cancel ends the old wait and begins a new one", () => {
  const silence = event("Order").notFollowedBy("Order", { for: "15m" });
  const ada = shopper(noticing(silence), GRACELESS)
    .event("00:00", "Order")
    .event("00:10", "Order")
    .until("01:00");
  expect(ada.fires).toEqual(["00:25, decided 00:25"]);
  expect(ada.waits).toMatchObject({ opened: 2, cancelled: 1, decided: 1 });
});
