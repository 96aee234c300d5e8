import type { Delivery, Identity, JsonObject } from "@heed/core/contracts";
import { klaviyoSink } from "@heed/sink-klaviyo";
import { expect, onTestFinished, test } from "vitest";
import { startFakeKlaviyo } from "./index.ts";
import type { FakeEvent } from "./index.ts";

const NOW = Date.UTC(2026, 10, 24, 9, 30);

/** What the fake recorded of one delivery, or why the sink rejected it without a call. */
async function sent(identity: Identity, payload: JsonObject = {}): Promise<FakeEvent | string> {
  const fake = await startFakeKlaviyo({ now: () => NOW });
  onTestFinished(() => fake.close());
  const delivery: Delivery = {
    id: "5f0c1e9a7b3d4e2f8a6b1c0d9e8f7a6b",
    trigger: "abandoned_cart",
    as: "Abandoned Cart",
    identity,
    payload,
    consent: { purpose: "marketing", basis: "signal" },
    occurredAt: NOW,
    expiresAt: NOW + 86_400_000,
    attempt: 1,
    uncertain: false,
  };
  const sink = klaviyoSink({ apiKey: "pk_fake", baseUrl: fake.url });
  const { ask, settled } = await sink.encode([delivery], { now: NOW });
  if (ask === undefined) {
    const [{ outcome } = { outcome: undefined }] = settled ?? [];
    return outcome?.status === "rejected" ? outcome.reason : "neither a call nor a rejection";
  }
  const { url, method, headers, body } = ask.request;
  const answer = await fetch(url, { method, headers, body: String(body) });
  const [event] = fake.events;
  return event ?? `HTTP ${answer.status}: ${await answer.text()}`;
}

test.each([
  "(01) 234-5678",
  "0660 12345",
  "+43 660 12345",
  "4366012345",
  "+0660123456",
  "+1234567890123456",
  "+12345",
  "+4366012345\n",
])("a phone number that is not E.164 is left out, and the event arrives: %j", async (phone) => {
  expect(await sent({ userId: "u-42", phone })).toMatchObject({ profile: { external_id: "u-42" } });
  expect(await sent({ userId: "u-42", phone })).not.toHaveProperty("profile.phone_number");
});

test.each([
  "ana@localhost",
  "ana",
  "ana@",
  "@example.com",
  "ana@example.",
  "ana@.com",
  "ana@example..com",
  "ana@@example.com",
  "ana@ben@example.com",
  "ana maria@example.com",
  " ana@example.com",
  "ana@example.com\n",
  "ana\u0000@example.com",
  "Ana <ana@example.com>",
  "ana@127.0.0.1",
  "ana@-example.com",
  ".ana@example.com",
  "ana.@example.com",
  "ana..maria@example.com",
  `${"a".repeat(65)}@example.com`,
  `ana@${"example.".repeat(40)}com`,
])("an implausible e-mail address is left out, and the event arrives: %j", async (email) => {
  expect(await sent({ userId: "u-42", email })).toMatchObject({ profile: { external_id: "u-42" } });
  expect(await sent({ userId: "u-42", email })).not.toHaveProperty("profile.email");
});

test.each([
  "ana@example.com",
  "Ana.Maria+shop@mail.example.co.uk",
  "o'hara_1@sub-domain.example.museum",
  "anä@exämple.at",
  "ana@example.xn--p1ai",
])("a plausible e-mail address goes out as it is: %j", async (email) => {
  expect(await sent({ email })).toMatchObject({ profile: { email } });
});

test("judging a hostile address takes no time", async () => {
  const begin = performance.now();
  for (const email of [`${"a.".repeat(500_000)}@`, `a@${"a.".repeat(500_000)}`, `a@${"a-".repeat(120)}`]) {
    expect(await sent({ userId: "u-42", email })).toMatchObject({ profile: { external_id: "u-42" } });
  }
  expect(performance.now() - begin).toBeLessThan(2_000);
});

test("a user id longer than Klaviyo takes is left out where something else tells who it is", async () => {
  const userId = "u".repeat(256);
  expect(await sent({ userId, email: "ana@example.com" })).toMatchObject({
    profile: { email: "ana@example.com" },
  });
});

test.each(["eur", "EURO", "€", "E1R", "EUR "])(
  "a currency that is not three capital letters is left out, its value stays: %j",
  async (currency) => {
    const event = await sent({ userId: "u-42" }, { value: 101.5, currency });
    expect(event).toMatchObject({ value: 101.5, properties: { value: 101.5, currency } });
    expect(event).not.toHaveProperty("valueCurrency");
  },
);

test.each<[string, Identity]>([
  ["a user id", { userId: "u-42" }],
  ["an e-mail address", { email: "ana@example.com" }],
  ["a phone number", { phone: "+34600000000" }],
])("beside %s no anonymous id goes out: a shared device would merge two people", async (_, known) => {
  const event = await sent({ ...known, anonymousId: "anon-9f1" });
  expect(event).toMatchObject({ metric: "Abandoned Cart" });
  expect(event).not.toHaveProperty("profile.anonymous_id");
});

test("a visitor of whom only the device is known is told by the anonymous id, rubbish beside it or not", async () => {
  const profile = { anonymous_id: "anon-9f1" };
  expect(await sent({ anonymousId: "anon-9f1" })).toMatchObject({ profile });
  expect(await sent({ anonymousId: "anon-9f1", email: "ana@localhost", phone: "0660" })).toMatchObject({
    profile,
  });
});

test("who is known by a user id is never told by the device alone", async () => {
  expect(await sent({ userId: "u".repeat(256), anonymousId: "anon-9f1" })).toMatch(
    "nothing tells Klaviyo who it is",
  );
});

test("where nothing usable remains the delivery is rejected without a call, and nobody's address is told", async () => {
  expect(await sent({ email: "ana@localhost", phone: "(01) 234-5678" })).toBe(
    "nothing tells Klaviyo who it is: the e-mail address is not plausible, the phone number is not E.164",
  );
  expect(await sent({ userId: "u".repeat(256) })).toBe(
    "nothing tells Klaviyo who it is: the user id is longer than 255 characters",
  );
  expect(await sent({})).toBe(
    "nothing tells Klaviyo who it is: expected a user id, an anonymous id, an e-mail address or a phone number",
  );
});
