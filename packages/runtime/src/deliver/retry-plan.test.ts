import type { Claimed, Delivery, Json, Outcome } from "@heed/core/contracts";
import { expect, test } from "vitest";
import { settlementOf } from "./retry-plan.ts";

const NOW = Date.parse("2026-11-23T10:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const LEAST = () => 0;
const MOST = () => 1;

/** A delivery in its first attempt, queued now, worth sending for a week. */
function claimed({
  queuedAt = NOW,
  ...delivery
}: Partial<Delivery> & { readonly queuedAt?: number } = {}): Claimed {
  return {
    lease: "1",
    sink: "mail",
    profile: "u:anna",
    start: { at: NOW, seq: 1 },
    queuedAt,
    delivery: {
      id: "d-1",
      trigger: "thanks",
      as: "Thanks",
      identity: { userId: "anna" },
      payload: {},
      consent: { purpose: "marketing", basis: "policy" },
      occurredAt: NOW,
      expiresAt: NOW + 168 * HOUR,
      attempt: 1,
      uncertain: false,
      ...delivery,
    },
  };
}

function after(outcome: Outcome, delivery = claimed(), random = MOST) {
  return settlementOf(delivery, { id: "d-1", outcome }, NOW, random);
}

const RETRY = { status: "retry", reason: "HTTP 503" } as const;

test("each wait of the plan is shortened by chance, at most by half", () => {
  const plan = [
    5_000,
    30_000,
    2 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    4 * HOUR,
    8 * HOUR,
    8 * HOUR,
  ];
  for (const [i, wait] of plan.entries()) {
    const attempt = claimed({ attempt: i + 1 });
    expect(after(RETRY, attempt, LEAST)).toMatchObject({ state: "waiting", nextAt: NOW + wait / 2 });
    expect(after(RETRY, attempt, MOST)).toMatchObject({ state: "waiting", nextAt: NOW + wait });
  }
});

test("a failed attempt is spent, and the reason is kept", () => {
  expect(after(RETRY)).toEqual({
    id: "d-1",
    lease: "1",
    state: "waiting",
    nextAt: NOW + 5_000,
    spent: true,
    uncertain: false,
    reason: "HTTP 503",
  });
});

test("the eleventh failure is the last", () => {
  expect(after(RETRY, claimed({ attempt: 11 }))).toMatchObject({
    state: "dead",
    cause: "no_attempt_left",
    reason: "HTTP 503",
  });
});

test("the vendor's own wait is kept where it is longer than ours", () => {
  expect(after({ ...RETRY, retryAfterMs: 40_000 })).toMatchObject({ nextAt: NOW + 40_000 });
  expect(after({ ...RETRY, retryAfterMs: 1_000 })).toMatchObject({ nextAt: NOW + 5_000 });
});

test("but no vendor makes us wait longer than a quarter of an hour, or twice the plan", () => {
  const long = { ...RETRY, retryAfterMs: 100 * HOUR };
  expect(after(long, claimed({ attempt: 1 }))).toMatchObject({ nextAt: NOW + 15 * MINUTE });
  expect(after(long, claimed({ attempt: 4 }))).toMatchObject({ nextAt: NOW + 20 * MINUTE });
  expect(after(long, claimed({ attempt: 8 }))).toMatchObject({ nextAt: NOW + 8 * HOUR });
});

test("a wait that is no number is none", () => {
  for (const retryAfterMs of [Number.NaN, -5_000, Infinity]) {
    expect(after({ ...RETRY, retryAfterMs })).toMatchObject({ nextAt: NOW + 5_000 });
  }
});

test("what would be older than a day at its next attempt is given up", () => {
  const dayAgo = NOW + 5_000 - 24 * HOUR;
  expect(after(RETRY, claimed({ queuedAt: dayAgo }))).toMatchObject({ state: "waiting" });
  expect(after(RETRY, claimed({ queuedAt: dayAgo - 1 }))).toMatchObject({
    state: "dead",
    cause: "too_old",
    reason: "HTTP 503",
  });
});

test("what would no longer be worth sending at its next attempt ends as expired", () => {
  expect(after(RETRY, claimed({ expiresAt: NOW + 5_000 }))).toMatchObject({ state: "waiting" });
  expect(after(RETRY, claimed({ expiresAt: NOW + 4_999 }))).toEqual({
    id: "d-1",
    lease: "1",
    state: "cancelled",
    reason: "expired",
  });
});

test("an attempt that may have arrived stays uncertain through every later one", () => {
  expect(after({ ...RETRY, uncertain: true })).toMatchObject({ uncertain: true });
  expect(after(RETRY, claimed({ uncertain: true }))).toMatchObject({ uncertain: true });
  expect(after({ status: "held", reason: "HTTP 401" }, claimed({ uncertain: true }))).toMatchObject({
    uncertain: true,
  });
});

test("a hold gives the attempt back, whatever number it has", () => {
  expect(after({ status: "held", reason: "HTTP 401" }, claimed({ attempt: 11 }))).toMatchObject({
    state: "waiting",
    nextAt: NOW,
    spent: false,
    reason: "HTTP 401",
  });
});

test("delivered and rejected are ends; what a sink asked to remember goes with every end", () => {
  const memo = { lead: 7 };
  const ended = (outcome: Outcome) => settlementOf(claimed(), { id: "d-1", outcome, memo }, NOW, MOST);
  expect(ended({ status: "delivered" })).toEqual({ id: "d-1", lease: "1", memo, state: "delivered" });
  expect(ended({ status: "rejected", reason: "HTTP 400" })).toEqual({
    id: "d-1",
    lease: "1",
    memo,
    state: "dead",
    cause: "rejected",
    reason: "HTTP 400",
  });
  expect(ended(RETRY)).toMatchObject({ state: "waiting", memo });
});

/** A memo of so many bytes. */
function memoOf(bytes: number): Json {
  return "x".repeat(bytes - 2);
}

/** What becomes of a delivery that its sink wants to remember this about. */
function remembering(memo: Json, outcome: Outcome = RETRY) {
  return settlementOf(claimed(), { id: "d-1", outcome, memo }, NOW, MOST);
}

const LOST = "the sink's memo has 1025 bytes, at most 1024 are kept, so it was not";

test("a memo of exactly 1 KB is kept, in bytes and not in characters", () => {
  expect(remembering(memoOf(1_024))).toMatchObject({
    memo: memoOf(1_024),
    reason: "HTTP 503",
    uncertain: false,
  });
  expect(remembering("ü".repeat(511))).toMatchObject({ memo: "ü".repeat(511) });
  expect(remembering("ü".repeat(512))).not.toHaveProperty("memo");
});

test("a larger one is not, the reason says so, and the next attempt knows that it may not be the first", () => {
  expect(remembering(memoOf(1_025))).toEqual({
    id: "d-1",
    lease: "1",
    state: "waiting",
    nextAt: NOW + 5_000,
    spent: true,
    uncertain: true,
    reason: `HTTP 503; ${LOST}`,
  });
  expect(remembering(memoOf(1_025), { status: "held", reason: "HTTP 401" })).toMatchObject({
    state: "waiting",
    spent: false,
    uncertain: true,
    reason: `HTTP 401; ${LOST}`,
  });
  expect(remembering(memoOf(1_025), { status: "rejected", reason: "HTTP 400" })).toMatchObject({
    state: "dead",
    reason: `HTTP 400; ${LOST}`,
  });
  // What the vendor has, it has: nobody will read that memo.
  expect(remembering(memoOf(1_025), { status: "delivered" })).toEqual({
    id: "d-1",
    lease: "1",
    state: "delivered",
  });
});

test("so it is with what cannot be written at all, as JavaScript may give it", () => {
  const cycle: Record<string, Json> = {};
  cycle["self"] = cycle;
  expect(remembering(cycle)).toMatchObject({
    uncertain: true,
    reason: "HTTP 503; the sink's memo is no plain data, so it was not kept",
  });
});
