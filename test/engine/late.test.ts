import { expect, test } from "vitest";
import { shopper } from "./driver.ts";
import { abandoned } from "./triggers.ts";

test("a purchase that arrives before its earlier start leaves nothing to wait for", () => {
  const ada = shopper(abandoned()).event("12:05", "Purchase").event("12:00", "Start", {}, { read: "12:06" });
  expect(ada.waits).toMatchObject({ opened: 0, open: 0 });
  expect(ada.until("13:00").fires).toEqual([]);
});

test("a start that is late by more than the wait is decided a grace after it arrived, never before it could be answered", () => {
  const ada = shopper(abandoned()).event("12:00", "Start", {}, { read: "12:40" });
  expect(ada.wakeAt).toBe("12:41:00.001");
  expect(ada.until("13:00").fires).toEqual(["12:15, decided 12:41"]);
});

test("restart: an earlier start that arrives later does not move the deadline", () => {
  const ada = shopper(abandoned("restart"))
    .event("12:10", "Start")
    .event("12:00", "Start", {}, { read: "12:11" })
    .until("13:00");
  expect(ada.fires).toEqual(["12:25, decided 12:26"]);
  expect(ada.count("moved")).toBe(0);
});

test("keep: an earlier start that arrives later stands instead", () => {
  const ada = shopper(abandoned("keep"))
    .event("12:10", "Start")
    .event("12:00", "Start", {}, { read: "12:11" })
    .until("13:00");
  expect(ada.fires).toEqual(["12:15, decided 12:16"]);
  expect(ada.waits).toMatchObject({ opened: 1, decided: 1 });
});

test("keep: a purchase between two starts ends the first; the second stands", () => {
  const ada = shopper(abandoned("keep"))
    .event("12:00", "Start")
    .event("12:10", "Start")
    .event("12:05", "Purchase", {}, { read: "12:11" })
    .until("13:00");
  expect(ada.fires).toEqual(["12:25, decided 12:26"]);
  expect(ada.waits).toMatchObject({ opened: 2, cancelled: 1, decided: 1 });
});

test("restart: a late purchase before the newest start changes nothing", () => {
  const ada = shopper(abandoned("restart"))
    .event("12:00", "Start")
    .event("12:10", "Start")
    .event("12:05", "Purchase", {}, { read: "12:11" })
    .until("13:00");
  expect(ada.fires).toEqual(["12:25, decided 12:26"]);
  expect(ada.waits).toMatchObject({ opened: 1, cancelled: 0 });
});

test("keep: what a decision uncovers is never decided before that decision", () => {
  const ada = shopper(abandoned("keep"))
    .event("12:20", "Start")
    .event("12:00", "Start", {}, { read: "12:35:30" })
    .until("14:00");
  expect(ada.fires).toEqual(["12:15, decided 12:36:30", "12:35, decided 12:36:30"]);
});

const uncovered = () =>
  shopper(abandoned("keep"))
    .event("12:20", "Start")
    .event("12:00", "Start", {}, { read: "12:35:30" })
    .tick("12:36:15")
    .event("12:10", "Purchase", {}, { read: "12:36:15" });

test("keep: what a late purchase uncovers is decided after all records of that instant", () => {
  expect(uncovered().until("14:00").fires).toEqual(["12:35, decided 12:36:15"]);
  expect(uncovered().event("12:36:15", "Purchase").until("14:00").fires).toEqual([]);
});

test("deadlines of a backlog are decided at their own instants, in order, and not before the events read with them", () => {
  const ada = shopper(abandoned())
    .event("12:00", "Start")
    .event("12:30", "Start")
    .event("12:40", "Purchase")
    .event("15:00", "Start");
  expect(ada.fires).toEqual(["12:15, decided 12:16"]);
  expect(ada.waits).toMatchObject({ opened: 3, decided: 1, cancelled: 1, open: 1 });
});

test("a tick says nothing about records of its own instant", () => {
  const ada = shopper(abandoned()).event("12:00", "Start").tick("12:16").tick("12:16");
  expect(ada.fires).toEqual([]);
  expect(ada.wakeAt).toBe("12:16:00.001");
  expect(ada.tick("12:16:00.001").fires).toEqual(["12:15, decided 12:16"]);
});

test("log time never runs backwards", () => {
  const ada = shopper(abandoned())
    .event("12:00", "Start")
    .tick("12:30")
    .tick("12:05")
    .event("12:06", "Start");
  expect(ada.state.readTo).toBe(Date.UTC(2026, 10, 23, 12, 30));
  expect(ada.fires).toEqual(["12:15, decided 12:16"]);
});

test("a start older than maxAge when it arrived ends as stale at its decision, and is consumed", () => {
  const ada = shopper(abandoned("restart", { maxAge: "1h" }))
    .event("12:00", "Start", {}, { read: "13:00:00.001" })
    .until("14:00");
  expect(ada.fires).toEqual([]);
  expect(ada.waits).toMatchObject({ opened: 1, stale: 1, decided: 0, open: 0 });
});

test("a start exactly as old as maxAge still counts", () => {
  const ada = shopper(abandoned("restart", { maxAge: "1h" }))
    .event("12:00", "Start", {}, { read: "13:00" })
    .until("14:00");
  expect(ada.fires).toEqual(["12:15, decided 13:01"]);
});
