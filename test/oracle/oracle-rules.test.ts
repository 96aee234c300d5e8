import { expect, test } from "vitest";
import type { Moment, Trigger } from "./definitions.ts";
import type { Entry } from "./log.ts";
import { P, S, V, decided, deploy, event, late, project, tell, tick } from "./told.ts";

const anonymous = { side: "anonymous" } as const;

const merge = (at: number): Entry => ({ kind: "merge", at });

const refuses = (at: number, side: "known" | "anonymous" = "known", saidAt = at): Entry => ({
  kind: "consent",
  at,
  side,
  signal: { news: false },
  saidAt,
});

const waits = (more: object = {}, trigger: Partial<Trigger> = {}): Entry =>
  deploy(0, project({ t: { ...waiting(more), ...trigger } }));

const waiting = (more: object = {}): { readonly when: Moment } => ({
  when: { notFollowedBy: "P", after: { event: "S" }, for: "15ms", ...more },
});

/** What a late event tells of a fire, after a deployment. */
const lateAfter = (more: object): readonly string[] =>
  decided([waits(), S(1), deploy(20, project({ t: waiting(more) })), late(21, 9, "Q")]).slice(1);

const holds = (more: Partial<Trigger> = {}): Entry =>
  deploy(0, project({ t: { when: { event: "S" }, state: "paused", ...more } }));

test("of two held the newest is kept, also where the other one comes later", () => {
  expect(decided([holds(), S(5), late(6, 3, "S")])).toEqual([
    "@5 t held paused",
    "@6 t held paused",
    "@6 t expired replaced",
  ]);
  const live = deploy(9, project({ t: { when: { event: "S" } } }));
  const [fired] = decided([holds(), S(5), late(6, 3, "S"), live]).slice(-1);
  expect(fired).toBe("@9 t fired");
});

test("what holds a fire is asked of the trigger as it is now; of one that is gone nothing is held", () => {
  const seen = event(1, "S", {}, anonymous);
  const log = (later: Partial<Trigger> | undefined): readonly Entry[] => [
    deploy(0, project({ t: { when: { event: "S" } } })),
    seen,
    deploy(5, project(later === undefined ? {} : { t: { when: { event: "S" }, ...later } })),
  ];
  const held = "anonymous @1 t held not_identified";
  expect(decided(log({ identified: "any" }))).toEqual([held, "anonymous @5 t fired"]);
  expect(decided(log({ identified: "require" }))).toEqual([held, "anonymous @5 t suppressed not_identified"]);
  expect(decided(log({ state: "draft" }))).toEqual([held, "anonymous @5 t expired removed"]);
  expect(decided(log(undefined))).toEqual([held, "anonymous @5 t expired removed"]);
});

test("a wait that two sides had goes on once; one that the other side ended is told so", () => {
  const other = event(2, "S", {}, anonymous);
  expect(tell([waits(), S(1), other, merge(5), tick(99)])).toEqual([
    "@1 t opened",
    "anonymous @2 t opened",
    "@17 t fired",
  ]);
  expect(tell([waits(), S(1), event(3, "P", {}, anonymous), event(4, "S", {}, anonymous), merge(5)])).toEqual(
    ["@1 t opened", "anonymous @4 t opened", "@5 t cancelled by event"],
  );
  // The anonymous wait of 1 is decided, and its deadline of 16 consumes the start of 14, which is read late.
  const consumed = [waits(), event(1, "S", {}, anonymous), late(20, 14, "S"), merge(21), tick(99)];
  expect(tell(consumed)).toEqual([
    "anonymous @1 t opened",
    "anonymous @16 t held not_identified",
    "@20 t opened",
    "@21 t dropped",
    "@21 t fired",
  ]);
});

test("a refusal of one side ends at the merge what the other had begun by then", () => {
  const refused = refuses(3, "anonymous");
  expect(tell([waits(), S(1), refused, merge(5)])).toEqual(["@1 t opened", "@5 t cancelled by withdrawal"]);
  expect(tell([waits(), refused, S(4), merge(5), tick(18)])).toEqual(["@4 t opened"]);
  expect(decided([holds(), S(1), refused, merge(5)])).toEqual([
    "@1 t held paused",
    "@5 t suppressed withdrawn",
  ]);
});

test("cancels that change leave the starts that are known, and what they had ended", () => {
  const keep = { repeat: "keep" };
  const anew = deploy(10, project({ t: waiting({ ...keep, notFollowedBy: "Q" }) }));
  expect(tell([waits(keep), S(1), S(9), anew, late(12, 8, "S"), tick(99)])).toEqual([
    "@1 t opened",
    "@16 t fired",
    // Of 9, which 16 consumes, nothing is left.
  ]);
  expect(tell([waits(keep), S(1), P(2), S(3), anew, tick(99)])).toEqual([
    "@1 t opened",
    "@2 t cancelled by event",
    "@3 t opened",
    "@18 t fired",
  ]);
});

test("the newest fire stays for cancels that change, and goes with the start", () => {
  expect(lateAfter({ notFollowedBy: "Q" })).toEqual(["@21 t late_cancel"]);
  expect(lateAfter({ notFollowedBy: "Q", after: { event: "V" } })).toEqual([]);
});

test("what is due at the end of a millisecond is decided before what begins there", () => {
  const silent: Moment = { becomes: { since: "V", atLeast: "15ms" } };
  const log = [waits({ after: silent, for: "30ms" }), V(19), V(49), tick(99)];
  // Since 34 it is so, and again since 64, where the first wait ends; that start it consumes.
  expect(tell(log)).toEqual(["@49 t opened", "@64 t fired"]);
});

test("under anyOf each member has its own mark and bit, several instants are one, and there is no value", () => {
  const pairs: Moment = {
    anyOf: [
      { sequence: [{ event: "V" }, { event: "V" }], within: "9ms" },
      { sequence: [{ event: "S" }, { event: "V" }], within: "9ms" },
    ],
  };
  expect(decided([deploy(0, project({ t: { when: pairs } })), S(1), V(2), V(3)])).toEqual([
    "@2 t fired",
    "@3 t fired",
  ]);
  const followers = project({
    a: { when: { event: "S", by: "k" } },
    t: { when: { anyOf: [{ fired: "a" }, { event: "S" }] } },
  });
  expect(decided([deploy(0, followers), event(1, "S", { k: "1" })])).toEqual(["@1 a[1] fired", "@1 t fired"]);
});

test("what is backfilled begins before everything, and a condition is looked at when the millisecond ends", () => {
  const fire = { backfill: "fire" } as const;
  expect(decided([deploy(10, project({ t: { when: { event: "S" }, ...fire } })), late(11, 5, "S")])).toEqual([
    "@11 t fired",
  ]);
  const always: Moment = { becomes: { did: "V" } };
  const watching = { other: { when: { event: "X" }, if: { did: "V" } } } as const;
  const log = [
    deploy(0, project(watching)),
    V(1),
    deploy(5, project({ ...watching, t: { when: always, ...fire } })),
  ];
  expect(decided(log)).toEqual([]);
  expect(decided([...log, tick(6)])).toEqual(["@5 t fired"]);
});

test("a return is an activity", () => {
  const returns = deploy(0, project({ t: { when: { returned: "5ms" } } }));
  const told = event(9, "", {}, { type: "identify" });
  expect(decided([returns, V(1), told, V(10)])).toEqual(["@10 t fired"]);
});
