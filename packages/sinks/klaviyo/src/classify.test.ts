import { expect, test } from "vitest";
import type { HttpResponse } from "@heed/core/contracts";
import { outcomeOf } from "./classify.ts";

const NOW = Date.UTC(2026, 10, 24, 9, 30);

const answer = (status: number, body = "", headers: HttpResponse["headers"] = {}): HttpResponse => ({
  status,
  headers: { "content-type": "application/vnd.api+json", ...headers },
  body,
});

/** Klaviyo's error body as its reference prints it (Rate limits, status codes, and errors). */
const errors = (status: number, code: string, pointer: string, detail: string): HttpResponse =>
  answer(
    status,
    JSON.stringify({
      errors: [
        {
          id: "1f0a",
          status,
          code,
          title: "Invalid input.",
          detail,
          source: { pointer },
          links: {},
          meta: {},
        },
      ],
    }),
  );

const EMAIL = "/data/attributes/profile/data/attributes/email";

test("202 without a body means that Klaviyo has it", () => {
  expect(outcomeOf(answer(202), NOW)).toEqual({ status: "delivered" });
});

test("an invalid event is rejected with code and place, never with what was sent", () => {
  expect(outcomeOf(errors(400, "invalid", EMAIL, "Invalid email address: ana@"), NOW)).toEqual({
    status: "rejected",
    reason: `HTTP 400 invalid at ${EMAIL}`,
  });
});

test("a place that holds more than names is cut there", () => {
  const pointer = "/data/attributes/properties/ana@example.com";
  expect(outcomeOf(errors(400, "invalid", pointer, ""), NOW)).toEqual({
    status: "rejected",
    reason: "HTTP 400 invalid at /data/attributes/properties/ana…",
  });
});

test.each([
  [404, "not_found", "/data"],
  [409, "duplicate_profile", "/data/attributes"],
  [413, "payload_too_large", "/data"],
])("%i rejects this event only", (status, code, pointer) => {
  expect(outcomeOf(errors(status, code, pointer, "ana@example.com"), NOW)).toEqual({
    status: "rejected",
    reason: `HTTP ${status} ${code} at ${pointer}`,
  });
});

test("an error body that is none of Klaviyo's is not repeated", () => {
  for (const body of [
    "ana@example.com",
    '{"errors":"ana"}',
    '{"errors":[null,{"code":"no code at all!"}]}',
  ]) {
    expect(outcomeOf(answer(400, body), NOW)).toEqual({ status: "rejected", reason: "HTTP 400" });
  }
});

test.each([
  [401, "authentication_failed"],
  [401, "not_authenticated"],
  [403, "permission_denied"],
  [410, "gone"],
])("%i %s holds the sink: no other event would fare better", (status, code) => {
  expect(outcomeOf(errors(status, code, "/data", ""), NOW)).toEqual({
    status: "held",
    reason: `HTTP ${status} ${code} at /data`,
  });
});

test("a redirect holds the sink: the address is wrong", () => {
  expect(outcomeOf(answer(301), NOW)).toEqual({ status: "held", reason: "HTTP 301" });
});

test("a 403 page is the bot protection, which passes", () => {
  const page = answer(403, "<!DOCTYPE html><title>Just a moment...</title>", { "content-type": "text/html" });
  const challenge = answer(403, "", { "cf-mitigated": "challenge" });
  for (const each of [page, challenge]) expect(outcomeOf(each, NOW)).toMatchObject({ status: "retry" });
});

test("429 waits as long as Klaviyo says", () => {
  const throttled = { ...errors(429, "throttled", "/data", ""), headers: { "retry-after": "7" } };
  expect(outcomeOf(throttled, NOW)).toEqual({
    status: "retry",
    reason: "HTTP 429 throttled at /data",
    retryAfterMs: 7_000,
    uncertain: false,
  });
});

test("a fault of the server is tried again, and may have arrived", () => {
  for (const status of [500, 502, 503, 504, 524]) {
    expect(outcomeOf(answer(status, "<html>"), NOW)).toEqual({
      status: "retry",
      reason: `HTTP ${status}`,
      uncertain: true,
    });
  }
});

test("without an answer it is tried again, uncertain where something was sent", () => {
  expect(outcomeOf({ status: "none", reason: "refused", sent: "no" }, NOW)).toMatchObject({
    uncertain: false,
  });
  expect(outcomeOf({ status: "none", reason: "timeout", sent: "maybe" }, NOW)).toEqual({
    status: "retry",
    reason: "no answer: timeout",
    uncertain: true,
  });
});
