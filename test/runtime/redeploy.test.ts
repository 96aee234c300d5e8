import type { Trigger } from "@heed/core";
import { event, trigger } from "@heed/core";
import type { Incoming } from "@heed/core/contracts";
import { memoryData, memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import type { OpenShop } from "./shop.ts";
import { counted, MONDAY, ms, openShop } from "./shop.ts";

/** An abandoned cart; a later version of it is also ended by a gift. */
const ends = (...cancels: readonly string[]): Trigger =>
  trigger("abandoned", {
    when: event("Cart Updated").notFollowedBy(cancels, { for: "15m" }),
    purpose: "marketing",
    expires: "7d",
    send: { as: "Abandoned Cart", to: ["mail"] },
  });

/** One database and one vendor under one version of the trigger after the other. */
function deployments() {
  const data = memoryData();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock);
  const deploy = (...cancels: readonly string[]): Promise<OpenShop> =>
    openShop({ store: memoryStore({ data }), clock, mail, triggers: [ends(...cancels)] });
  return { data, mail, deploy };
}

/** An event of Anna that happened so long after Monday's opening, and is read now. */
function late({ heed, clock }: OpenShop, name: string, after: "1m" | "5m" | "10m"): Promise<unknown> {
  const incoming: Incoming = {
    type: "track",
    name,
    userId: "anna",
    id: `${name} ${after}`,
    occurredAt: MONDAY + ms(after),
    receivedAt: clock.now(),
    properties: {},
    context: {},
  };
  return heed.ingest({ source: "shop", events: [incoming] });
}

test("a trigger with another moment has forgotten the purchase it had seen: a cart of before begins nothing", async () => {
  const { data, mail, deploy } = deployments();
  const first = await deploy("Order Completed");
  await first.pass("6m");
  await late(first, "Order Completed", "5m");
  await first.stop();

  const second = await deploy("Order Completed", "Gift Received");
  await second.pass("3m");
  await late(second, "Cart Updated", "1m");
  await second.pass("1h");

  expect(mail.calls).toEqual([]);
  expect(await counted(memoryStore({ data }), "before_deployment")).toBe(1);
});

test("nor does it fire again for what its former self has consumed", async () => {
  const { mail, deploy } = deployments();
  const first = await deploy("Order Completed");
  await first.cart("anna");
  await first.pass("1h");
  expect(mail.calls).toHaveLength(1);
  await first.stop();

  const second = await deploy("Order Completed", "Gift Received");
  await late(second, "Cart Updated", "10m");
  await second.pass("1h");

  expect(mail.calls).toHaveLength(1);
});

test("a redeployment without a change of the moment keeps what it has seen", async () => {
  const { mail, deploy } = deployments();
  const first = await deploy("Order Completed");
  await first.cart("anna");
  await first.pass("5m");
  await first.stop();

  const second = await deploy("Order Completed");
  await second.pass("1h");

  expect(mail.calls.map(({ user }) => user)).toEqual(["anna"]);
});
