import { afterEach, expect, test } from "vitest";
import { DESK_RULES, DOOR_RULES, EVENT_RULES, SHAPE_RULES, startFakeKlaviyo } from "./index.ts";
import type { FakeKlaviyo, FakeKlaviyoOptions } from "./index.ts";

const NOW = Date.UTC(2026, 10, 24, 9, 30, 0, 500);
const HEADERS = {
  authorization: "Klaviyo-API-Key pk_fake",
  revision: "2026-07-15",
  "content-type": "application/vnd.api+json",
};

const open: FakeKlaviyo[] = [];
afterEach(async () => {
  for (const fake of open.splice(0)) await fake.close();
});

async function start(options: FakeKlaviyoOptions = {}): Promise<FakeKlaviyo> {
  const fake = await startFakeKlaviyo({ now: () => NOW, ...options });
  open.push(fake);
  return fake;
}

/** A complete Create Event body with these attributes on top. */
function event(attributes: object = {}, person: object = { email: "ana@example.com" }): object {
  return {
    data: {
      type: "event",
      attributes: {
        metric: { data: { type: "metric", attributes: { name: "Abandoned Cart" } } },
        profile: { data: { type: "profile", attributes: person } },
        properties: { count: 2 },
        ...attributes,
      },
    },
  };
}

interface Change {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function post(fake: FakeKlaviyo, body: unknown, { path, method, headers }: Change = {}): Promise<Response> {
  return fetch(fake.url + (path ?? "/api/events"), {
    method: method ?? "POST",
    headers: headers ?? HEADERS,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

test("every rule names its source", () => {
  const rules = [...DOOR_RULES, ...DESK_RULES, ...SHAPE_RULES, ...EVENT_RULES];
  const unfounded = rules.filter(({ source }) => !/sinks\.md §|klaviyo-api 23\.0\.0/.test(source));
  expect(unfounded.map(({ rule }) => rule)).toEqual([]);
});

test("a good event is accepted with 202 and no body, whichever JSON type it names", async () => {
  const fake = await start();
  for (const type of ["application/json", "application/vnd.api+json", "application/json; charset=utf-8"]) {
    const answer = await post(fake, event({ unique_id: type }), {
      headers: { ...HEADERS, "content-type": type },
    });
    expect([answer.status, await answer.text()]).toEqual([202, ""]);
  }
  expect(fake.events).toHaveLength(3);
  expect(fake.events[0]).toEqual({
    metric: "Abandoned Cart",
    uniqueId: "application/json",
    profile: { email: "ana@example.com" },
    properties: { count: 2 },
    time: Date.UTC(2026, 10, 24, 9, 30),
    receivedAt: NOW,
    backfill: false,
  });
});

function without(header: keyof typeof HEADERS): Record<string, string> {
  return Object.fromEntries(Object.entries(HEADERS).filter(([name]) => name !== header));
}

test.each<[string, Change, unknown, number, string]>([
  ["without a key", { headers: without("authorization") }, event(), 401, "not_authenticated"],
  [
    "with a wrong key",
    { headers: { ...HEADERS, authorization: "Klaviyo-API-Key pk_other" } },
    event(),
    401,
    "authentication_failed",
  ],
  ["without a revision", { headers: without("revision") }, event(), 400, "invalid"],
  ["with a retired revision", { headers: { ...HEADERS, revision: "2024-07-15" } }, event(), 410, "gone"],
  ["to an old path", { path: "/api/track" }, event(), 410, "gone"],
  ["to an unknown path", { path: "/api/event" }, event(), 404, "not_found"],
  ["with another method", { method: "PATCH" }, event(), 405, "method_not_allowed"],
  [
    "with another body type",
    { headers: { ...HEADERS, "content-type": "text/plain" } },
    event(),
    415,
    "unsupported_media_type",
  ],
  ["with no JSON", {}, "{", 400, "parse_error"],
  ["with more than 5 MB", {}, JSON.stringify(event()) + " ".repeat(5_000_000), 413, "payload_too_large"],
])("a call %s is refused", async (_call, change, body, status, code) => {
  const fake = await start();
  const answer = await post(fake, body, change);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ errors: [{ status, code, source: { pointer: "/data" } }] });
  expect(fake.events).toEqual([]);
});

const PERSON = "/data/attributes/profile/data/attributes";
const many = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i]));
const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });
const named = (name: string): object => ({ metric: { data: { type: "metric", attributes: { name } } } });

test.each<[string, object, string]>([
  ["a name of 128 characters", event(named("n".repeat(128))), "/data/attributes/metric/data/attributes/name"],
  ["nobody", event({}, {}), "/data/attributes/profile/data"],
  ["a wrong e-mail address", event({}, { email: "ana@" }), `${PERSON}/email`],
  ["a wrong phone number", event({}, { phone_number: "0660 123" }), `${PERSON}/phone_number`],
  ["a long external_id", event({}, { external_id: "u".repeat(256) }), `${PERSON}/external_id`],
  ["401 properties", event({ properties: many(401) }), "/data/attributes/properties"],
  [
    "a text of 100,001 bytes",
    event({ properties: { a: ["é".repeat(50_001)] } }),
    "/data/attributes/properties",
  ],
  ["4,001 items", event({ properties: { a: Array(4_001).fill(1) } }), "/data/attributes/properties"],
  ["11 levels", event({ properties: nested(11) }), "/data/attributes/properties"],
  ["a time in 1990", event({ time: "1990-12-31T23:59:59Z" }), "/data/attributes/time"],
  ["a time in two years", event({ time: "2028-11-24T09:30:00Z" }), "/data/attributes/time"],
  ["a time in words", event({ time: "yesterday" }), "/data/attributes/time"],
  ["a value in words", event({ value: "12" }), "/data/attributes/value"],
  ["a currency in words", event({ value: 12, value_currency: "euro" }), "/data/attributes/value_currency"],
  ["an unknown field", event({ uniqueId: "1" }), "/data/attributes"],
  ["no properties", event({ properties: undefined }), "/data/attributes/properties"],
])("an event with %s is refused, with the place", async (_event, body, pointer) => {
  const fake = await start();
  const answer = await post(fake, body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ code: "invalid", source: { pointer } }] });
  expect(fake.events).toEqual([]);
});

test("what stands at each limit is accepted", async () => {
  const fake = await start();
  const bodies = [
    event(named("n".repeat(127))),
    event({ properties: many(400) }, { external_id: "u".repeat(255) }),
    event({ properties: { a: ["é".repeat(50_000)] } }, { phone_number: "+4366012345" }),
    event({ properties: { a: Array(4_000).fill(1) } }, { anonymous_id: "a-1" }),
    event({ properties: nested(10), time: "2027-11-24T09:30:00Z" }, { _kx: "k-1" }),
  ];
  for (const body of bodies) expect((await post(fake, body)).status).toBe(202);
  expect(fake.events).toHaveLength(5);
});

test("a repeated unique_id of one profile and metric is ignored in silence", async () => {
  const fake = await start();
  const again = event({ unique_id: "d-1", properties: { count: 3 } });
  expect((await post(fake, event({ unique_id: "d-1" }))).status).toBe(202);
  expect((await post(fake, again)).status).toBe(202);
  expect(fake.duplicates).toBe(1);
  expect(fake.events).toMatchObject([{ properties: { count: 2 } }]);

  await post(fake, event({ unique_id: "d-1" }, { email: "ben@example.com" }));
  await post(fake, event({ unique_id: "d-1", ...named("Abandoned Browse") }));
  expect(fake.events).toHaveLength(3);
});

test("without a unique_id there is one event per profile, metric and second", async () => {
  const fake = await start();
  await post(fake, event({ time: "2026-11-24T09:00:00.100Z" }));
  await post(fake, event({ time: "2026-11-24T09:00:00.900Z" }));
  await post(fake, event({ time: "2026-11-24T09:00:01.000Z" }));
  expect([fake.events.length, fake.duplicates]).toEqual([2, 1]);
});

test("identifiers that meet make one profile", async () => {
  const fake = await start();
  await post(fake, event({ unique_id: "d-1" }, { email: "ana@example.com", external_id: "u-1" }));
  await post(fake, event({ unique_id: "d-2" }, { anonymous_id: "a-1" }));
  await post(fake, event({ unique_id: "d-3" }, { email: "ana@example.com", anonymous_id: "a-1" }));
  expect(fake.duplicates).toBe(0);

  await post(fake, event({ unique_id: "d-1" }, { anonymous_id: "a-1" }));
  await post(fake, event({ unique_id: "d-2" }, { external_id: "u-1" }));
  expect([fake.events.length, fake.duplicates]).toEqual([3, 2]);
});

test("the burst window refuses with Retry-After and without RateLimit headers", async () => {
  let now = NOW;
  const fake = await start({ now: () => now, limits: { burst: { calls: 2, perMs: 1_000 } } });
  const statuses: number[] = [];
  for (const id of ["d-1", "d-2", "d-3"]) statuses.push((await post(fake, event({ unique_id: id }))).status);
  expect(statuses).toEqual([202, 202, 429]);
  expect(fake.violations).toEqual({ burst: 1, steady: 0 });

  const refused = await post(fake, event());
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(refused.headers.get("ratelimit-limit")).toBeNull();
  expect(await refused.json()).toMatchObject({ errors: [{ code: "throttled" }] });

  now += 500;
  expect((await post(fake, event({ unique_id: "d-3" }))).status).toBe(202);
});

test("the steady window tells its room, and refuses for as long as it lasts", async () => {
  const fake = await start({ limits: { steady: { calls: 2, perMs: 60_000 } } });
  const first = await post(fake, event());
  expect(first.headers.get("ratelimit-limit")).toBe("2");
  expect(first.headers.get("ratelimit-remaining")).toBe("1");
  expect(first.headers.get("ratelimit-reset")).toBe("60");
  expect(first.headers.get("retry-after")).toBeNull();
  await post(fake, event());
  expect((await post(fake, event())).headers.get("retry-after")).toBe("60");
  expect(fake.violations).toEqual({ burst: 0, steady: 1 });
});

test("the next calls can be scripted, then all is as usual", async () => {
  const fake = await start();
  fake.script(
    { act: "answer", status: 503, headers: { "Retry-After": "3" }, body: "down", times: 2 },
    { act: "serve" },
    { act: "answer", status: 500 },
  );
  const statuses: number[] = [];
  for (const id of ["1", "2", "3", "4", "5"])
    statuses.push((await post(fake, event({ unique_id: id }))).status);
  expect(statuses).toEqual([503, 503, 202, 500, 202]);
  expect(fake.requests).toHaveLength(5);
  expect(fake.events.map(({ uniqueId }) => uniqueId)).toEqual(["3", "5"]);
});

test("a script can be forgotten", async () => {
  const fake = await start();
  fake.script({ act: "answer", status: 503, times: Infinity });
  expect((await post(fake, event())).status).toBe(503);
  fake.unscript();
  expect((await post(fake, event())).status).toBe(202);
});

test("a cut connection may or may not have brought the event", async () => {
  const fake = await start();
  fake.script({ act: "reset" }, { act: "reset", event: "accepted" });
  await expect(post(fake, event({ unique_id: "lost" }))).rejects.toThrow("fetch failed");
  await expect(post(fake, event({ unique_id: "kept" }))).rejects.toThrow("fetch failed");
  expect(fake.requests).toHaveLength(2);
  expect(fake.events.map(({ uniqueId }) => uniqueId)).toEqual(["kept"]);
});

test("a server fault may have recorded the event all the same", async () => {
  const fake = await start();
  fake.script({ act: "answer", status: 504, event: "accepted" });
  expect((await post(fake, event())).status).toBe(504);
  expect(fake.events).toHaveLength(1);
});

test("a hanging call ends when the fake closes", async () => {
  const fake = await start();
  fake.script({ act: "hang" });
  const ended = post(fake, event()).then(
    () => "answered",
    () => "cut",
  );
  while (fake.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  await fake.close();
  expect(await ended).toBe("cut");
});
