import { expect, test } from "vitest";
import type { Batch } from "./sink.ts";
import { everyOne, outcomeFromStatus } from "./sink.ts";

const NOW = Date.UTC(2026, 10, 24, 12);
const outcome = (status: number, headers = {}) => outcomeFromStatus({ status, headers, body: "" }, NOW);

for (const status of [200, 201, 202, 204, 299]) {
  test(`${status} is delivered`, () => expect(outcome(status)).toEqual({ status: "delivered" }));
}

for (const status of [301, 307, 308, 401, 403]) {
  test(`${status} holds the sink: no delivery will work with this address or key`, () => {
    expect(outcome(status)).toEqual({ status: "held", reason: `HTTP ${status}` });
  });
}

for (const status of [408, 425, 429]) {
  test(`${status} is tried again; it did not arrive`, () => {
    expect(outcome(status)).toEqual({ status: "retry", reason: `HTTP ${status}`, uncertain: false });
  });
}

for (const status of [500, 502, 503, 504]) {
  test(`${status} is tried again; it may have arrived`, () => {
    expect(outcome(status)).toEqual({ status: "retry", reason: `HTTP ${status}`, uncertain: true });
  });
}

for (const status of [400, 404, 409, 413, 422]) {
  test(`${status} will never work`, () => {
    expect(outcome(status)).toEqual({ status: "rejected", reason: `HTTP ${status}` });
  });
}

test("a vendor's Retry-After is obeyed", () => {
  expect(outcome(429, { "retry-after": "7" })).toMatchObject({ retryAfterMs: 7_000 });
  expect(outcome(503, { "retry-after": "Tue, 24 Nov 2026 12:00:09 GMT" })).toMatchObject({
    retryAfterMs: 9_000,
  });
  expect(outcome(429, { "retry-after": "soon" })).not.toHaveProperty("retryAfterMs");
});

test("no answer is tried again, uncertain where the request may have arrived", () => {
  expect(outcomeFromStatus({ status: "none", reason: "timeout", sent: "maybe" }, NOW)).toEqual({
    status: "retry",
    reason: "no answer: timeout",
    uncertain: true,
  });
  expect(outcomeFromStatus({ status: "none", reason: "refused", sent: "no" }, NOW)).toMatchObject({
    uncertain: false,
  });
});

test("one outcome for a whole batch", () => {
  const delivery: Batch[0] = {
    id: "d-1",
    trigger: "t",
    as: "T",
    identity: {},
    payload: {},
    consent: { purpose: "email_marketing", basis: "policy" },
    occurredAt: 0,
    expiresAt: 1,
    attempt: 1,
    uncertain: false,
  };
  expect(everyOne([delivery, { ...delivery, id: "d-2" }], { status: "delivered" })).toEqual([
    { id: "d-1", outcome: { status: "delivered" } },
    { id: "d-2", outcome: { status: "delivered" } },
  ]);
});
