import type { Incoming } from "@heed/core/contracts";
import { simulatedClock } from "@heed/runtime/testing";
import { describe, expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import type { OpenShop } from "./shop.ts";
import { abandoned, counted, MONDAY, ms, openShop, outbox } from "./shop.ts";
import { DATABASES } from "./stores.ts";

/** An order of ten minutes past ten, which arrives only now. */
function lateOrder({ heed, clock }: OpenShop): Promise<unknown> {
  const order: Incoming = {
    type: "track",
    name: "Order Completed",
    userId: "anna",
    id: "order",
    occurredAt: MONDAY + ms("10m"),
    receivedAt: clock.now(),
    properties: {},
    context: {},
  };
  return heed.ingest({ source: "shop", events: [order] });
}

describe.each(DATABASES)("in $store", ({ database }) => {
  test("an order that comes too late for the decision still stops what has not gone out", async () => {
    const store = (await database()).open();
    const clock = simulatedClock(MONDAY);
    const mail = scriptedSink("mail", clock, { answers: [503] });
    const shop = await openShop({ store, clock, mail, triggers: [abandoned] });

    await shop.cart("anna");
    await shop.pass("16m");
    await shop.pass("1s");
    expect(mail.calls).toHaveLength(1);
    await lateOrder(shop);

    expect(await outbox(store)).toEqual(["u:anna cancelled late_cancel"]);
    expect(await counted(store, "late_cancel")).toBe(1);
    expect(await counted(store, "late_cancel_stopped")).toBe(1);
    await shop.pass("1h");
    expect(mail.calls).toHaveLength(1);
  });

  test("of what has gone out it is counted that it should not have", async () => {
    const store = (await database()).open();
    const shop = await openShop({ store, triggers: [abandoned] });

    await shop.cart("anna");
    await shop.pass("17m");
    await lateOrder(shop);

    expect(await outbox(store)).toEqual(["u:anna delivered"]);
    expect(await counted(store, "late_cancel")).toBe(1);
    expect(await counted(store, "late_cancel_sent")).toBe(1);
  });
});
