import { expect, test } from "vitest";
import { jsonBody, jsonRequest, retryAfterMs } from "./http.ts";

const NOW = Date.UTC(2026, 10, 24, 12);
const wait = (value: string) => retryAfterMs({ "retry-after": value }, NOW);

test("Retry-After in seconds", () => {
  expect(wait("0")).toBe(0);
  expect(wait("30")).toBe(30_000);
  expect(wait(" 120 ")).toBe(120_000);
  expect(wait("999999999")).toBe(999_999_999_000);
});

test("Retry-After as a date is read against the clock that is handed in", () => {
  expect(wait("Tue, 24 Nov 2026 12:00:30 GMT")).toBe(30_000);
});

test("a date that has passed is no wait, not a negative one", () => {
  expect(wait("Sun, 06 Nov 1994 08:49:37 GMT")).toBe(0);
});

test("no header, no wait", () => {
  expect(retryAfterMs({}, NOW)).toBeUndefined();
});

for (const junk of [
  "",
  "-5",
  "1.5",
  "soon",
  "9999999999",
  "2026-11-24T12:00:30Z",
  "Tue, 24 Nov 2026 12:00:30 CET",
  "Tue, 31 Feb 2026 12:00:30 GMT",
  "Tue, 24 Foo 2026 12:00:30 GMT",
  "Tuesday, 24-Nov-26 12:00:30 GMT",
]) {
  test(`${JSON.stringify(junk)} is no Retry-After`, () => {
    expect(wait(junk)).toBeUndefined();
  });
}

test("a JSON request says what it carries, unless the vendor wants another name for it", () => {
  expect(jsonRequest("POST", "https://esp.example/events", { authorization: "key" }, { a: 1 })).toEqual({
    method: "POST",
    url: "https://esp.example/events",
    headers: { "content-type": "application/json", authorization: "key" },
    body: '{"a":1}',
  });
  expect(jsonRequest("PUT", "https://esp.example", {}, [], "application/vnd.api+json").headers).toEqual({
    "content-type": "application/vnd.api+json",
  });
});

test("a body that is no JSON is undefined", () => {
  expect(jsonBody({ status: 200, headers: {}, body: '{"written":0}' })).toEqual({ written: 0 });
  expect(jsonBody({ status: 502, headers: {}, body: "<html>" })).toBeUndefined();
  expect(jsonBody({ status: 200, headers: {}, body: "" })).toBeUndefined();
});
