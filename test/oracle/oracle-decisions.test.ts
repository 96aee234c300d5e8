import { expect, test } from "vitest";
import type { Moment, ProjectDefinition } from "./definitions.ts";
import type { Entry } from "./log.ts";
import {
  A,
  P,
  S,
  V,
  becomes,
  decided,
  decidedIn,
  deploy,
  event,
  late,
  project,
  tick,
  toldIn,
  wait,
} from "./told.ts";

const views: Moment = { sequence: [{ event: "V" }, { event: "A", within: "20ms" }] };

const says = (at: number, news: boolean): Entry => ({
  kind: "consent",
  at,
  side: "known",
  signal: { news },
  saidAt: at,
});

const heard = (state: "shadow" | "live"): ProjectDefinition =>
  project({ a: { when: { event: "S" }, state: "shadow" }, b: { when: { fired: "a" }, state } });

test("limits are asked in order, and a fire exactly as old as the limit no longer counts", () => {
  const again = project({ t: { when: { event: "S" }, again: { after: "10ms" } } });
  expect(decidedIn(again, S(0), S(9), S(10))).toEqual(["@0 t fired", "@9 t suppressed again", "@10 t fired"]);
  const capped = project({ t: { when: { event: "S" } } }, { caps: [{ atMost: 2, per: "10ms" }] });
  expect(decidedIn(capped, S(0), S(1), S(9), S(10))).toEqual([
    "@0 t fired",
    "@1 t fired",
    "@9 t suppressed frequency_cap",
    "@10 t fired",
  ]);
});

test("a day is the person's: the cap of Vienna ends at its midnight", () => {
  const midnight = Date.UTC(2026, 10, 24, 23);
  const daily = project({ t: { when: { event: "S" } } }, { caps: [{ atMost: 1, per: "day" }], zone: "UTC" });
  const vienna = event(midnight - 20, "", { timezone: "Europe/Vienna" }, { type: "identify" });
  expect(decided([deploy(0, daily), vienna, S(midnight - 10), S(midnight - 1), S(midnight)])).toEqual([
    `@${midnight - 10} t fired`,
    `@${midnight - 1} t suppressed frequency_cap`,
    `@${midnight} t fired`,
  ]);
});

test("whom no sink could find is held until an address is known, or until it expires", () => {
  const held = project({ t: { when: { firstSeen: true }, expires: "50ms" } });
  const viewed = event(0, "V", {}, { side: "anonymous" });
  const identify = event(50, "", { email: "ada@example.com" }, { side: "anonymous", type: "identify" });
  expect(decided([deploy(0, held), viewed, identify, tick(99)])).toEqual([
    "anonymous @0 t held not_identified",
    "anonymous @50 t fired",
  ]);
  expect(decided([deploy(0, held), viewed, tick(99)])).toEqual([
    "anonymous @0 t held not_identified",
    "anonymous @51 t expired",
  ]);
});

test("a merge releases what was held, or shows that it was not the first", () => {
  const held = project({ t: { when: { firstSeen: true } } });
  const log = [deploy(0, held), event(5, "V", {}, { side: "anonymous" })];
  expect(decided([...log, { kind: "merge", at: 9 }])).toEqual([
    "anonymous @5 t held not_identified",
    "@9 t fired",
  ]);
  const known = [deploy(0, held), V(1), event(5, "V", {}, { side: "anonymous" })];
  expect(decided([...known, { kind: "merge", at: 9 }])).toEqual([
    "@1 t fired",
    "anonymous @5 t held not_identified",
    "@9 t expired not_first",
  ]);
});

test("a merge completes what two histories hold together, and cancels what one of them ended", () => {
  const side = { side: "anonymous" } as const;
  const merge: Entry = { kind: "merge", at: 12 };
  expect(decidedIn(becomes(views), event(0, "V", {}, side), A(10), merge)).toEqual(["@12 t fired"]);
  expect(toldIn(wait(), event(0, "S", {}, side), P(10), merge)).toEqual([
    "anonymous @0 t opened",
    "@12 t cancelled by event",
  ]);
});

test("a withdrawal ends what waits and what is held, and consent given later revives none", () => {
  expect(toldIn(wait(), S(0), says(5, false), says(6, true), late(7, 4, "S"))).toEqual([
    "@0 t opened",
    "@5 t cancelled by withdrawal",
  ]);
  expect(decidedIn(wait(), S(0), says(5, false), S(6), says(30, true))).toEqual([
    "@21 t suppressed consent_denied:news",
  ]);
});

test("a withdrawal ends what is held; a held fire that expired is not there to be withdrawn", () => {
  const held = project({ t: { when: { event: "S" }, state: "paused", expires: "50ms" } });
  expect(decidedIn(held, S(0), S(2), says(5, false))).toEqual([
    "@0 t held paused",
    "@2 t held paused",
    "@2 t expired replaced",
    "@5 t suppressed withdrawn",
  ]);
  expect(decidedIn(held, S(0), says(60, false))).toEqual(["@0 t held paused", "@51 t expired"]);
});

test("what was paused starts again when it is live", () => {
  const paused = project({ t: { when: { event: "S" }, state: "paused", if: { did: "V" } } });
  const live = project({ t: { when: { event: "S" }, if: { did: "V" } } });
  expect(decided([deploy(0, paused), V(1), S(2), deploy(9, live)])).toEqual([
    "@2 t held paused",
    "@9 t fired",
  ]);
  expect(decided([deploy(0, paused), S(2), V(3)])).toEqual(["@2 t if_false"]);
});

test("what is watched since a later deployment has seen nothing before", () => {
  const counted = becomes({ becomes: { did: "V", atLeast: 2 } });
  const log = [deploy(0, project({})), V(1), deploy(2, counted), V(3), V(4)];
  expect(decided(log)).toEqual(["@4 t fired"]);
});

test("a record turns a condition only where it makes a difference; time turns it at the end of its millisecond", () => {
  // At 11 the event of 0 is too old, and that of 11 makes two again: the window never was empty.
  const often = project({ t: { when: { becomes: { did: "V", atLeast: 2, within: "10ms" } } } });
  expect(decidedIn(often, V(0), V(10), V(11))).toEqual(["@10 t fired"]);
  // The silence of 30 ms ends with the record of its own millisecond, before it was noticed.
  const silent = project({ t: { when: { becomes: { inactive: "30ms" } } } });
  expect(decidedIn(silent, V(0), V(30), tick(40))).toEqual(["@60 t fired"]);
});

test("an event that occurred before the deployment is no instant", () => {
  const events = project({ t: { when: { event: "V" } } });
  const log = [deploy(0, project({})), deploy(10, events), event(11, "V", {}, { occurredAt: 9 })];
  expect(decided(log)).toEqual([]);
  expect(decided([...log, event(12, "V", {}, { occurredAt: 10 })])).toEqual(["@12 t fired"]);
});

test("cancels that change leave the open wait, and revive none", () => {
  const before = project({ t: { when: { notFollowedBy: "P", after: { event: "S" }, for: "15ms" } } });
  const after = project({ t: { when: { notFollowedBy: "V", after: { event: "S" }, for: "15ms" } } });
  expect(decided([deploy(0, before), S(1), deploy(2, after), tick(100)])).toEqual(["@16 t fired"]);
  expect(decided([deploy(0, before), S(1), event(2, "P"), deploy(3, after), tick(100)])).toEqual([]);
  expect(decided([deploy(0, before), S(1), deploy(2, after), V(3), tick(100)])).toEqual([]);
});

test("shadow fires are heard by shadow triggers only, holdouts by none", () => {
  expect(decidedIn(heard("shadow"), S(1))).toEqual(["@1 a shadow", "@1 b shadow"]);
  expect(decidedIn(heard("live"), S(1))).toEqual(["@1 a shadow"]);
});

test("a deployment fires for nobody for whom it already holds, unless it is told to", () => {
  const always: Moment = { becomes: { not: { did: "P" } } };
  const log = (backfill: "fire" | undefined): readonly Entry[] => [
    deploy(0, project({})),
    V(1),
    deploy(2, project({ t: { when: always, ...(backfill === undefined ? {} : { backfill }) } })),
    V(3),
  ];
  expect(decided(log(undefined))).toEqual([]);
  expect(decided(log("fire"))).toEqual(["@2 t fired"]);
});

test("arms are dealt by the bucket of the side seen first; the held out are counted", () => {
  const arms = wait({ for: { byArm: "x", arms: { short: "15ms", long: "30ms" } } });
  const bucket = {
    arm: (_: string, side: string) => (side === "known" ? "long" : "short"),
    heldOut: (_: string, side: string) => side === "anonymous",
  };
  const log = [deploy(0, arms), event(0, "V", {}, { side: "anonymous" }), S(1), tick(100)];
  expect(decided(log, bucket)).toEqual(["@31 t fired"]);
  const merged: Entry = { kind: "merge", at: 50 };
  const after = [deploy(0, arms), event(0, "V", {}, { side: "anonymous" }), S(1), merged, S(60), tick(100)];
  expect(decided(after, bucket)).toEqual(["@31 t fired", "@75 t suppressed holdout"]);
});
