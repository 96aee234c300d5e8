import type { Delivery } from "@heed/core/contracts";
import { expect, test } from "vitest";
import { eventBody, eventRequest } from "./encode.ts";

const abandoned: Delivery = {
  id: "5f0c1e9a7b3d4e2f8a6b1c0d9e8f7a6b",
  trigger: "abandoned_cart",
  as: "Abandoned Cart",
  identity: { userId: "u-42", anonymousId: "anon-9f1", email: "ana@example.com", phone: "+34600000000" },
  payload: {
    items: [
      { ProductID: "sku-1", Quantity: 2 },
      { ProductID: "sku-2", Quantity: 1 },
    ],
    count: 2,
  },
  consent: { purpose: "marketing", basis: "signal" },
  occurredAt: Date.UTC(2026, 10, 24, 9, 30, 0, 250),
  expiresAt: Date.UTC(2026, 10, 25, 9, 30),
  attempt: 1,
  uncertain: false,
};

test("a fire is one event of the metric that the trigger names", () => {
  expect(eventBody(abandoned)).toEqual({
    data: {
      type: "event",
      attributes: {
        metric: { data: { type: "metric", attributes: { name: "Abandoned Cart" } } },
        profile: {
          data: {
            type: "profile",
            attributes: {
              external_id: "u-42",
              email: "ana@example.com",
              phone_number: "+34600000000",
            },
          },
        },
        properties: {
          items: [
            { ProductID: "sku-1", Quantity: 2 },
            { ProductID: "sku-2", Quantity: 1 },
          ],
          count: 2,
        },
        time: "2026-11-24T09:30:00.250Z",
        unique_id: "5f0c1e9a7b3d4e2f8a6b1c0d9e8f7a6b",
      },
    },
  });
});

test("every attempt carries the same unique_id", () => {
  const third = eventBody({ ...abandoned, attempt: 3, uncertain: true });
  expect(third).toEqual(eventBody(abandoned));
});

test("an identifier that is absent or empty is left out, never sent as null", () => {
  const body = eventBody({ ...abandoned, identity: { userId: "", email: "ana@example.com" } });
  expect(body).toHaveProperty("data.attributes.profile.data.attributes", { email: "ana@example.com" });
});

test("a number called value becomes the event's worth, with its currency", () => {
  const body = eventBody({ ...abandoned, payload: { value: 101.5, currency: "EUR" } });
  expect(body).toHaveProperty("data.attributes.value", 101.5);
  expect(body).toHaveProperty("data.attributes.value_currency", "EUR");
  expect(body).toHaveProperty("data.attributes.properties", { value: 101.5, currency: "EUR" });
});

test("a value that is no number, or a currency without a value, says nothing about worth", () => {
  for (const payload of [{ value: "101.50", currency: "EUR" }, { currency: "EUR" }]) {
    const body = eventBody({ ...abandoned, payload });
    expect(body).not.toHaveProperty("data.attributes.value");
    expect(body).not.toHaveProperty("data.attributes.value_currency");
  }
});

test("the call names its revision and its key", () => {
  const settings = {
    apiKey: "pk_example",
    baseUrl: "https://a.klaviyo.com",
    revision: "2026-07-15",
    name: "klaviyo",
  };
  expect(eventRequest(settings, { data: {} })).toEqual({
    method: "POST",
    url: "https://a.klaviyo.com/api/events",
    headers: {
      accept: "application/vnd.api+json",
      authorization: "Klaviyo-API-Key pk_example",
      "content-type": "application/vnd.api+json",
      revision: "2026-07-15",
    },
    body: '{"data":{}}',
  });
});
