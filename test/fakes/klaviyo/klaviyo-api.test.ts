import type { Delivery, HttpRequest } from "@heed/core/contracts";
import { klaviyoSink } from "@heed/sink-klaviyo";
import { ApiKeySession, EventsApi, RetryWithExponentialBackoff } from "klaviyo-api";
import { afterEach, expect, test } from "vitest";
import { startFakeKlaviyo } from "./index.ts";
import type { FakeKlaviyo } from "./index.ts";

const NOW = Date.UTC(2026, 10, 24, 9, 30);

type Query = Parameters<EventsApi["createEvent"]>[0];
type Attributes = Query["data"]["attributes"];
type Person = Attributes["profile"]["data"]["attributes"];

const open: FakeKlaviyo[] = [];
afterEach(async () => {
  for (const fake of open.splice(0)) await fake.close();
});

async function start(): Promise<FakeKlaviyo> {
  const fake = await startFakeKlaviyo({ now: () => NOW });
  open.push(fake);
  return fake;
}

/** The official client, with its own retries off. */
function official(fake: FakeKlaviyo, apiKey = "pk_fake"): EventsApi {
  const once = new RetryWithExponentialBackoff({ retryCodes: [], numRetries: 1 });
  const api = new EventsApi(new ApiKeySession(apiKey, once));
  api.basePath = fake.url;
  return api;
}

function query(attributes: Partial<Attributes> = {}, person: Person = { email: "ana@example.com" }): Query {
  return {
    data: {
      type: "event",
      attributes: {
        metric: named("Abandoned Cart"),
        profile: { data: { type: "profile", attributes: person } },
        properties: { items: [{ ProductID: "sku-1", Quantity: 2 }] },
        ...attributes,
      },
    },
  };
}

function named(name: string): Attributes["metric"] {
  return { data: { type: "metric", attributes: { name } } };
}

/** The error that the official client throws for a refused call. */
async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error("expected a refusal");
}

test("the official client's event is accepted", async () => {
  const fake = await start();
  const { response } = await official(fake).createEvent(query({ uniqueId: "d-1", time: new Date(NOW) }));
  expect(response.status).toBe(202);
  expect(fake.events).toMatchObject([
    { metric: "Abandoned Cart", uniqueId: "d-1", time: NOW, profile: { email: "ana@example.com" } },
  ]);
});

test("the official client's repeated event is ignored", async () => {
  const fake = await start();
  for (const uniqueId of ["d-1", "d-1", "d-2"]) await official(fake).createEvent(query({ uniqueId }));
  expect([fake.events.length, fake.duplicates]).toEqual([2, 1]);
});

test("two events in one second are one where the official client names no id", async () => {
  const fake = await start();
  await official(fake).createEvent(query({ time: new Date(NOW + 100) }));
  await official(fake).createEvent(query({ time: new Date(NOW + 900) }));
  expect([fake.events.length, fake.duplicates]).toEqual([1, 1]);
});

test("the official client is refused with a wrong key", async () => {
  const fake = await start();
  expect(await refusalOf(official(fake, "pk_other").createEvent(query()))).toMatchObject({
    response: { status: 401, data: { errors: [{ code: "authentication_failed" }] } },
  });
});

const properties = Object.fromEntries(Array.from({ length: 401 }, (_, i) => [`p${i}`, i]));

test.each<[string, Query, string]>([
  ["nobody", query({}, {}), "/data/attributes/profile/data"],
  [
    "a name too long",
    query({ metric: named("n".repeat(128)) }),
    "/data/attributes/metric/data/attributes/name",
  ],
  ["too many properties", query({ properties }), "/data/attributes/properties"],
  ["a text too long", query({ properties: { html: "x".repeat(100_001) } }), "/data/attributes/properties"],
  ["a wrong e-mail address", query({}, { email: "ana@" }), "/data/attributes/profile/data/attributes/email"],
  ["a time too early", query({ time: new Date(0) }), "/data/attributes/time"],
])("the official client is refused with %s", async (_fault, bad, pointer) => {
  const fake = await start();
  expect(await refusalOf(official(fake).createEvent(bad))).toMatchObject({
    response: { status: 400, data: { errors: [{ code: "invalid", source: { pointer } }] } },
  });
  expect(fake.events).toEqual([]);
});

test("the official client sees a scripted fault once", async () => {
  const fake = await start();
  fake.script({ act: "answer", status: 503 });
  expect(await refusalOf(official(fake).createEvent(query()))).toMatchObject({ response: { status: 503 } });
  expect(fake.requests).toHaveLength(1);
});

const delivery: Delivery = {
  id: "5f0c1e9a7b3d4e2f8a6b1c0d9e8f7a6b",
  trigger: "abandoned_cart",
  as: "Abandoned Cart",
  identity: { userId: "u-42", email: "ana@example.com", phone: "+34600000000" },
  payload: {
    items: [
      { ProductID: "sku-1", ProductName: "Trail shoe", Quantity: 1, ItemPrice: 89.5, Tags: ["new", "sale"] },
      { ProductID: "sku-2", ProductName: "Wool sock", Quantity: 1, ItemPrice: 12, Tags: [] },
    ],
    recovery_url: "https://shop.example/cart/r/7Hq",
    first_visit: null,
    value: 101.5,
    currency: "EUR",
  },
  consent: { purpose: "marketing", basis: "signal" },
  occurredAt: NOW - 86_400_000 + 250,
  expiresAt: NOW,
  attempt: 1,
  uncertain: false,
};

async function requestOf(each: Delivery, baseUrl: string): Promise<HttpRequest> {
  const { ask } = await klaviyoSink({ apiKey: "pk_fake", baseUrl }).encode([each], { now: NOW });
  if (ask === undefined) throw new Error("expected a call");
  return ask.request;
}

/** What somebody writes who sends the same event with the official client. */
function sameWithOfficialClient({ id, as, identity, payload, occurredAt }: Delivery): Query {
  const { userId, anonymousId, email, phone } = identity;
  return query(
    {
      metric: named(as),
      properties: payload,
      ...(typeof payload["value"] === "number" ? { value: payload["value"] } : {}),
      ...(typeof payload["currency"] === "string" ? { valueCurrency: payload["currency"] } : {}),
      time: new Date(occurredAt),
      uniqueId: id,
    },
    {
      ...(userId === undefined ? {} : { externalId: userId }),
      ...(anonymousId === undefined ? {} : { anonymousId }),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phoneNumber: phone }),
    },
  );
}

test.each<[string, Delivery]>([
  ["with everything", delivery],
  ["with a user id only", { ...delivery, identity: { userId: "u-42" }, payload: {} }],
  [
    "with an anonymous id only",
    { ...delivery, identity: { anonymousId: "anon-9f1" }, payload: { value: 0 } },
  ],
])("a delivery %s is on the wire what the official client sends", async (_delivery, each) => {
  const fake = await start();
  await official(fake).createEvent(sameWithOfficialClient(each));
  const [theirs] = fake.requests;
  const ours = await requestOf(each, fake.url);

  expect(JSON.parse(String(ours.body))).toEqual(theirs?.body);
  expect(ours.method).toBe(theirs?.method);
  expect(ours.url).toBe(fake.url + String(theirs?.path));
  const { authorization, accept, revision } = theirs?.headers ?? {};
  expect(ours.headers).toMatchObject({ authorization, accept, revision });
});

test("what the sink encodes is accepted, and its second attempt ignored", async () => {
  const fake = await start();
  for (const attempt of [1, 2]) {
    const { url, method, headers, body } = await requestOf({ ...delivery, attempt }, fake.url);
    const answer = await fetch(url, { method, headers, body: String(body) });
    expect([answer.status, await answer.text()]).toEqual([202, ""]);
  }
  expect(fake.duplicates).toBe(1);
  expect(fake.events).toMatchObject([
    { uniqueId: delivery.id, properties: delivery.payload, value: 101.5, valueCurrency: "EUR" },
  ]);
});
