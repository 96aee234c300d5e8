import { event, HeedError, trigger } from "@heed/core";
import type { HttpRequest } from "@heed/core/contracts";
import { describe, memoryStore } from "@heed/runtime";
import { klaviyoSink } from "@heed/sink-klaviyo";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { MONDAY, openShop } from "./shop.ts";

const SECRETS = {
  email: "canary.mail@shop.example",
  phone: "+43660987654321",
  apiKey: "pk_canary_1234567890",
  payload: "canary-gift-for-anna",
};

/** Everything an operator may read, as one text. */
function expectNoSecret(texts: readonly string[]): void {
  for (const secret of Object.values(SECRETS)) expect(texts.join("\n")).not.toContain(secret);
}

const gift = trigger("gift", {
  when: event("Order Completed"),
  purpose: "marketing",
  send: {
    as: "Gift",
    to: ["klaviyo"],
    properties: ({ evidence }) => ({ gift: evidence.last.properties["gift"] }),
  },
});

test("no line, reason or error ever holds an address, a key or a value of the payload", async () => {
  const clock = simulatedClock(MONDAY);
  const store = memoryStore();
  const requests: HttpRequest[] = [];
  const statuses = [503, 400, 401, 202];
  const shop = await openShop({
    store,
    clock,
    triggers: [gift],
    sinks: [klaviyoSink({ apiKey: SECRETS.apiKey })],
    world: {
      async transport(request) {
        requests.push(request);
        // A vendor that repeats in its answer what it was sent, as they do.
        const status = statuses[requests.length - 1] ?? 202;
        return { status, headers: {}, body: JSON.stringify({ errors: [{ detail: String(request.body) }] }) };
      },
    },
    use: [
      (incoming) => {
        if (incoming.name === "Poison") throw new Error(`${SECRETS.email} ${SECRETS.payload}`);
        return incoming;
      },
    ],
  });
  const person = { context: { traits: { email: SECRETS.email, phone: SECRETS.phone } } };

  for (const userId of ["anna", "bert", "cleo"]) {
    await shop.heed.identify({ userId, traits: { email: SECRETS.email, phone: SECRETS.phone } });
    await shop.heed.track({
      ...person,
      userId,
      event: "Order Completed",
      properties: { gift: SECRETS.payload },
    });
    await shop.pass("1h");
  }
  shop.heed.resume("klaviyo");
  await shop.pass("1h");

  // The vendor got all of it: there was something to hide.
  const sent = requests.map(({ headers, body }) => JSON.stringify([headers, String(body)])).join();
  for (const secret of Object.values(SECRETS)) expect(sent).toContain(secret);

  const errors = await Promise.all(
    [
      shop.heed.track({ ...person, userId: "anna", event: "Poison" }),
      shop.heed.track({ userId: "anna", event: "x", properties: { [SECRETS.payload]: "x".repeat(40_000) } }),
      shop.heed.identify({ userId: SECRETS.email.repeat(20), traits: { email: SECRETS.email } }),
      shop.heed.page({ userId: "anna", timestamp: SECRETS.payload }),
    ].map((call) => call.then(() => "no error", messageOf)),
  );
  expect(errors).not.toContain("no error");
  const reasons: string[] = [];
  for await (const { reason = "" } of store.list("deliveries")) reasons.push(reason);

  expectNoSecret(shop.notices.map((notice) => describe(notice) ?? ""));
  expectNoSecret(errors);
  expectNoSecret(reasons);
  expectNoSecret((await store.counts()).map((count) => JSON.stringify(count)));
});

function messageOf(error: unknown): string {
  return error instanceof HeedError ? `${error.message} ${JSON.stringify(error.faults)}` : String(error);
}
