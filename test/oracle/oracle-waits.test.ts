import { expect, test } from "vitest";
import type { Entry } from "./log.ts";
import { P, S, decidedIn, deploy, event, late, project, tell, tick, toldIn, wait } from "./told.ts";

const added = (at: number, cart: string): Entry => event(at, "S", { cart });

const upgraded = (onUpgrade: "finish" | "adopt" | "drop"): readonly string[] =>
  tell([
    deploy(0, wait()),
    S(1),
    deploy(
      5,
      project({ t: { when: { notFollowedBy: "P", after: { event: "S" }, for: "50ms" }, onUpgrade } }),
    ),
    tick(100),
  ]);

test("a purchase of the same instant, read after the start, cancels the wait; read before it, it does not", () => {
  expect(toldIn(wait(), S(0), P(0))).toEqual(["@0 t opened", "@0 t cancelled by event"]);
  expect(toldIn(wait(), P(0), S(0))).toEqual(["@0 t opened", "@15 t fired"]);
});

test("a purchase exactly at the deadline is in time", () => {
  expect(decidedIn(wait(), S(0), P(15))).toEqual([]);
  expect(decidedIn(wait(), S(0), P(16))).toEqual(["@15 t fired"]);
});

test("a later start moves the deadline, or is consumed where the first is kept", () => {
  expect(toldIn(wait(), S(0), S(15))).toEqual(["@0 t opened", "@30 t fired"]);
  expect(toldIn(wait({ repeat: "keep" }), S(0), S(15))).toEqual(["@0 t opened", "@15 t fired"]);
  expect(toldIn(wait({ repeat: "keep" }), S(0), S(5), S(16))).toEqual([
    "@0 t opened",
    "@15 t fired",
    "@16 t opened",
    "@31 t fired",
  ]);
});

test("a start after the purchase begins anew", () => {
  expect(toldIn(wait(), S(0), P(15), S(15))).toEqual([
    "@0 t opened",
    "@15 t cancelled by event",
    "@15 t opened",
    "@30 t fired",
  ]);
});

test("a start that is read after the decision, but was before the deadline, begins nothing", () => {
  expect(toldIn(wait(), S(0), late(16, 10, "S"))).toEqual(["@0 t opened", "@15 t fired"]);
});

test("within the grace a late purchase still cancels, and a later start still moves", () => {
  const graceful = { ...wait(), grace: "60ms" } as const;
  expect(toldIn(graceful, S(0), P(30))).toEqual(["@0 t opened", "@30 t cancelled by event"]);
  expect(decidedIn(graceful, S(0), S(30))).toEqual(["@105 t fired"]);
});

test("a start read late waits for its reading, and a purchase read too late is told", () => {
  const graceful = { ...wait(), grace: "60ms" } as const;
  expect(decidedIn(graceful, late(100, 0, "S"))).toEqual(["@160 t fired"]);
  expect(decidedIn(wait(), S(0), late(20, 15, "P"), late(21, 14, "P"))).toEqual([
    "@15 t fired",
    "@20 t late_cancel",
  ]);
  expect(decidedIn(wait(), S(0), late(20, 16, "P"))).toEqual(["@15 t fired"]);
});

test("each cart waits for itself; a purchase without a cart concerns all", () => {
  const carts = wait({ by: "cart" });
  expect(decidedIn(carts, added(0, "1"), added(3, "2"), event(4, "P", { cart: "1" }), S(5))).toEqual([
    "@18 t[2] fired",
  ]);
  expect(decidedIn(carts, added(0, "1"), added(3, "2"), P(4))).toEqual([]);
});

test("a burst fires once, after its quiet", () => {
  const debounce = wait({ notFollowedBy: "S" });
  expect(toldIn(debounce, S(0), S(3))).toEqual([
    "@0 t opened",
    "@3 t cancelled by event",
    "@3 t opened",
    "@18 t fired",
  ]);
});

test("an old start is stale when its wait would have been decided", () => {
  const picky = project({
    t: { when: { notFollowedBy: "P", after: { event: "S" }, for: "15ms" }, maxAge: "50ms" },
  });
  expect(decidedIn(picky, late(50, 0, "S"))).toEqual(["@50 t fired"]);
  expect(decidedIn(picky, late(51, 0, "S"))).toEqual(["@51 t stale"]);
});

test("a second touch begins with the first one's fire, and ends with its late purchase", () => {
  const chain = project({
    first: { when: { notFollowedBy: "P", after: { event: "S" }, for: "15ms" } },
    second: { when: { notFollowedBy: "P", after: { fired: "first" }, for: "48ms" } },
  });
  expect(toldIn(chain, S(0), tick(16))).toEqual([
    "@0 first opened",
    "@15 first fired",
    // Told when the tick is read.
    "@16 second opened",
    "@63 second fired",
  ]);
  expect(decidedIn(chain, S(0), late(20, 10, "P"))).toEqual(["@15 first fired", "@20 first late_cancel"]);
});

test("a start whose definition changes drops the wait", () => {
  const other = wait({ after: { event: "S", where: { n: 1 } } });
  expect(tell([deploy(0, wait()), S(1), deploy(2, other), tick(100)])).toEqual([
    "@1 t opened",
    "@2 t dropped",
  ]);
});

test("a wait in progress keeps its deadline, takes the new one or is dropped", () => {
  expect(upgraded("finish")).toEqual(["@1 t opened", "@16 t fired"]);
  expect(upgraded("adopt")).toEqual(["@1 t opened", "@51 t fired"]);
  expect(upgraded("drop")).toEqual(["@1 t opened", "@5 t dropped"]);
});
