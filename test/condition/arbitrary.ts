import * as fc from "fast-check";
import type { Duration, Event, EventType, Json, Position } from "@heed/core/contracts";
import type {
  AggregateDefinition,
  ConditionDefinition,
  ScoredDefinition,
} from "../../packages/core/src/condition/index.ts";
import type { EventNamings, Tests, Where } from "../../packages/core/src/event/index.ts";
import type { ScoreDefinition } from "../../packages/core/src/score/index.ts";

/** Something that happened, and its place in history; it may be read at any later time. */
export interface Happened {
  readonly event: Event;
  readonly position: Position;
}

/** Events lie before this, and everything is read then. */
export const READ_AT = 64;

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.integer({ min: -3, max: 9 }),
  fc.constantFrom<Json>(0.1, -0, "", null, "a", "b", "3", true, 8.9e9, 9.1e9, "x".repeat(200)),
);

const event: fc.Arbitrary<Event> = fc
  .record({
    type: fc.constantFrom<EventType>("track", "track", "track", "page", "identify"),
    name: fc.constantFrom("A", "A", "B", "C"),
    occurredAt: fc.integer({ min: 0, max: READ_AT }),
    p: fc.option(value, { nil: undefined }),
    list: fc.array(value, { maxLength: 3 }),
  })
  .map(({ type, name, occurredAt, p, list }) => ({
    type,
    name: type === "identify" ? "" : name,
    source: "test",
    id: "",
    userId: "1",
    occurredAt,
    receivedAt: READ_AT,
    properties: { ...(p === undefined ? {} : { p }), list: list.map((x) => ({ x })) },
    context: {},
  }));

/** A history in the order of its log sequence, which is not that of its times. */
export const history: fc.Arbitrary<readonly Happened[]> = fc
  .array(event, { maxLength: 40 })
  .map((events) =>
    events.map((each, seq) => ({ event: each, position: { at: each.occurredAt, seq: seq + 1 } })),
  );

const naming = fc.constantFrom("A", "B");
const namings = fc.constantFrom<EventNamings>("A", "B", ["A", "B"], { activity: true }, { page: true });
const where = fc.constantFrom<Where>({ p: { atLeast: 2 } }, { p: "a" }, { p: { missing: true } });
const span = fc.integer({ min: 1, max: 70 }).map((ms): Duration => `${BigInt(ms)}ms`);
const bucket = fc.constantFrom<Duration>("1ms", "7ms", "16ms");
const path = fc.constantFrom("p", "list[*].x");
const test = fc.constantFrom<Tests>({ above: 2 }, { isNot: 3 }, "a", { missing: true });
const few = fc.integer({ min: 0, max: 5 });
const bound = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.double({ min: 0.01, max: 25, noNaN: true }));

const did = fc.record(
  { did: namings, where, atLeast: few, atMost: few, distinct: path, within: span, after: naming },
  { requiredKeys: ["did"] },
);
const didMany = fc.record(
  { did: namings, where, atMost: fc.integer({ min: 32, max: 40 }), atLeast: few, within: span, bucket },
  { requiredKeys: ["did", "atMost"] },
);
const range = fc.record(
  {
    where,
    path,
    atLeast: fc.integer({ min: -4, max: 9 }),
    atMost: fc.integer({ min: -4, max: 20 }),
    within: span,
    bucket,
  },
  { requiredKeys: ["path"] },
);
const aggregate = fc
  .tuple(fc.constantFrom("sum", "average", "lowest", "highest"), namings, range)
  .map(([kind, of, rest]): AggregateDefinition => {
    if (kind === "sum") return { sum: of, ...rest };
    if (kind === "average") return { average: of, ...rest };
    return kind === "lowest" ? { lowest: of, ...rest } : { highest: of, ...rest };
  });
const scored = fc
  .tuple(
    fc.record(
      {
        scored: fc.constantFrom("plain", "capped"),
        group: fc.constantFrom("active" as const, "passive" as const),
      },
      { requiredKeys: ["scored"] },
    ),
    fc.oneof(
      bound.map((atLeast) => ({ atLeast })),
      bound.map((above) => ({ above })),
      bound.map((below) => ({ below })),
      fc.tuple(bound, bound).map(([a, b]) => ({ atLeast: Math.max(a, b), leaveBelow: Math.min(a, b) })),
    ),
  )
  .map(([of, bounds]): ScoredDefinition => ({ ...of, ...bounds }));

export const leaf: fc.Arbitrary<ConditionDefinition> = fc.oneof(
  did,
  didMany,
  aggregate,
  scored,
  fc.record({ last: namings, where, path, test }, { requiredKeys: ["last", "path", "test"] }),
  fc.record({ since: namings, where, atLeast: span }, { requiredKeys: ["since", "atLeast"] }),
  fc.record({ trait: fc.constantFrom("p", "list[*].x", "no"), test }),
  fc.record({ activeBeyond: span }),
  fc.record({ inactive: span }),
);

export const condition: fc.Arbitrary<ConditionDefinition> = fc.letrec<{ tree: ConditionDefinition }>(
  (tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({ all: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie("tree") }),
    ),
  }),
).tree;

export const scores: Readonly<Record<string, ScoreDefinition>> = {
  plain: {
    halfLife: "10ms",
    points: {
      active: [
        ["A", 10],
        [{ event: "B", where: { p: { atLeast: 2 } } }, 2.5],
      ],
      passive: [
        ["C", 1],
        ["A", 0.5],
      ],
    },
  },
  capped: {
    halfLife: "7ms",
    points: {
      active: [["B", 8]],
      passive: [
        ["A", 3],
        [{ page: true }, 1],
      ],
    },
    caps: { active: 12, passive: 5 },
  },
};
