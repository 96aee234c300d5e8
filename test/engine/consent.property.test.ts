import { event, project, trigger } from "@heed/core";
import type { ConsentSignal } from "@heed/core/contracts";
import type { Effect, LogRecord, ProfileState } from "@heed/core/engine";
import { decodeState, deployedAt, EMPTY_STATE, encodeState, step } from "@heed/core/engine";
import { expect, test } from "vitest";
import { seeded, seedOfRun } from "../random.ts";
import { planOf } from "./driver.ts";

const CASES = 300;
const RECORDS = 30;
const GRACE_MS = 60_000;

const waiting = (name: string, repeat: "restart" | "keep", purpose: string, key?: string) => {
  const wait = event("Start").notFollowedBy(["Purchase", "Start Again"], { for: "15m", repeat });
  const when = key === undefined ? wait : wait.by(key);
  return trigger(name, { when, purpose, send: { as: name, to: ["klaviyo"] } });
};

const definition = project({
  triggers: [
    waiting("a", "restart", "email"),
    waiting("b", "keep", "push"),
    waiting("c", "keep", "email", "cart"),
    waiting("d", "restart", "push", "cart"),
  ],
  consent: { purposes: { email: {}, push: { unknown: "granted" }, analytics: {} }, collect: "analytics" },
});
const plan = planOf(definition);
const deployment = deployedAt(plan, 0);

/** A log in which people change their minds as often as they shop, some of it half an hour late. */
function logOf(random: () => number): readonly LogRecord[] {
  const pick = (n: number): number => Math.floor(random() * n);
  const signal = (): ConsentSignal => ({ email: pick(2) === 0, push: pick(2) === 0, analytics: pick(4) > 0 });
  let at = 1_000_000;
  return Array.from({ length: RECORDS }, (_, i): LogRecord => {
    at += pick(600_000);
    const occurredAt = at - (pick(3) === 0 ? pick(1_800_000) : 0);
    if (pick(5) === 0) return { kind: "tick", at };
    if (pick(8) === 0) return { kind: "consent", at, seq: i + 1, signal: signal(), saidAt: occurredAt };
    const name = ["Start", "Start", "Purchase", "Start Again"][pick(4)] ?? "Start";
    const properties = pick(4) === 0 ? {} : { cart: `c${pick(6)}` };
    const consent = pick(3) === 0 ? { consent: signal() } : {};
    const said = {
      type: "track",
      name,
      source: "s",
      id: `m-${i}`,
      userId: "ada",
      properties,
      context: {},
    } as const;
    return { kind: "event", at, seq: i + 1, event: { ...said, occurredAt, receivedAt: at, ...consent } };
  });
}

/** Waits that have opened and not ended, by what was told of them. */
function openByEffects(effects: readonly Effect[], name: string): number {
  const of = effects.filter((effect) => "trigger" in effect && effect.trigger === name);
  const count = (kinds: readonly Effect["kind"][]): number =>
    of.filter(({ kind }) => kinds.includes(kind)).length;
  return count(["opened"]) - count(["wait_decided", "cancelled", "stale", "evicted"]);
}

function openByState({ books }: ProfileState, place: number): number {
  return (
    books.find(({ trigger: at }) => at === place)?.waits.filter(({ starts }) => starts.length > 0).length ?? 0
  );
}

/** When the next wait is decided, from the waits alone. */
function nextByWaits({ books, readTo }: ProfileState): number {
  const starts = books.flatMap(({ waits }) => waits).flatMap((wait) => wait.starts.slice(0, 1));
  const first = Math.min(...starts.map(({ due, readAt }) => Math.max(due, readAt) + GRACE_MS));
  return Math.max(first, readTo);
}

test("however often people refuse and allow: every wait ends once, none is forgotten, and writing changes nothing", () => {
  const seed = seedOfRun();
  const random = seeded(seed);
  let withdrawn = 0;
  for (let run = 0; run < CASES; run++) {
    const effects: Effect[] = [];
    let state = EMPTY_STATE;
    for (const record of logOf(random)) {
      const reread = step(plan, deployment, "u:ada", decodeState(plan, encodeState(plan, state)), record);
      const result = step(plan, deployment, "u:ada", state, record);
      expect(reread).toEqual(result);
      state = result.state;
      effects.push(...result.effects);
      expect(state.nextAfter).toBe(nextByWaits(state));
    }
    for (const [place, { name }] of plan.triggers.entries()) {
      expect([name, openByState(state, place)]).toEqual([name, openByEffects(effects, name)]);
    }
    withdrawn += effects.filter((effect) => effect.kind === "cancelled" && effect.by === "withdrawal").length;
  }
  console.log(`seed ${seed}: ${CASES} logs, ${withdrawn} waits ended by a withdrawal`);
  expect(withdrawn).toBeGreaterThan(CASES);
});
