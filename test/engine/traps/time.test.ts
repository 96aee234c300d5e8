import { becomes, event, score, scored } from "@heed/core";
import type { Event, Incoming } from "@heed/core/contracts";
import { isUnusable, normalise } from "@heed/core/engine";
import { systemZones } from "@heed/runtime";
import { segmentSource } from "@heed/source-segment";
import { expect, test } from "vitest";
import { exp2 } from "../../../packages/core/src/condition/exp2.ts";
import { person, planOf } from "../person.ts";
import { sends, shop } from "../shop.ts";
import { instant } from "../week.ts";

const leftCheckout = event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" });
const project = shop([sends("left_checkout", leftCheckout)]);

/** An order as Segment's libraries send it, by the clock of the sender's device. */
const received = (arrives: string, message: { timestamp: string; sentAt?: string }): Event => {
  const order = { type: "track", event: "Order Completed", userId: "ada", messageId: "order-1", ...message };
  const { events } = segmentSource({ writeKeys: ["WK"] }).decode(
    { writeKey: "WK", batch: [order] },
    { path: "/v1/batch", headers: {}, receivedAt: instant(arrives) },
  );
  return usable(events);
};

function usable([incoming]: readonly Incoming[]): Event {
  const taken = incoming === undefined ? undefined : normalise(incoming, "web");
  if (taken === undefined || isUnusable(taken)) throw new TypeError("the message was refused");
  return taken;
}

test("T10 a device clock two hours ahead: the span from happening to sending is right, and puts the purchase in time", () => {
  const order = received("Mon 12:12", {
    timestamp: "2026-01-05T14:10:00.000Z",
    sentAt: "2026-01-05T14:12:00.000Z",
  });
  expect(order.occurredAt).toBe(instant("Mon 12:10"));

  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .takes(order)
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([]);
});

test("T10 a device clock two hours behind: without the correction the purchase would lie before the checkout", () => {
  const order = received("Mon 12:12", {
    timestamp: "2026-01-05T10:10:00.000Z",
    sentAt: "2026-01-05T10:12:00.000Z",
  });
  const ada = person(project)
    .does("Checkout Started", { at: "Mon 12:00" })
    .takes(order)
    .ticksUntil("Mon 13:00");
  expect(ada.fires).toEqual([]);
});

test("T10 a time in the future that nothing corrects becomes the arrival, and is marked as moved", () => {
  const order = received("Mon 12:12", { timestamp: "2030-01-01T00:00:00.000Z" });
  expect(order).toMatchObject({ occurredAt: instant("Mon 12:12"), moved: true });
});

const aDay = event("Product Added").notFollowedBy("Order Completed", { for: "1d" });

test("T11 a day of waiting is 24 hours: over the night in which Berlin's clocks go back it ends an hour earlier by them", () => {
  // Noon of 24 October 2026 in Berlin is 10:00 UTC; noon of the 25th would be 11:00 UTC.
  const ada = person(shop([sends("added", aDay)], { zone: "Europe/Berlin" }))
    .does("Product Added", { at: "2026-10-24 10:00" })
    .ticksUntil("2026-10-26 00:00");
  expect(ada.fires).toEqual([{ trigger: "added", at: "2026-10-25 10:00", decidedAt: "2026-10-25 10:01" }]);
});

test("T11 a calendar day is the zone's: the one in which Berlin's clocks go back ends 25 hours after it began", () => {
  const zones = systemZones();
  const noon = instant("2026-10-25 11:00");
  expect(zones.startOf("day", noon, "Europe/Berlin")).toBe(instant("2026-10-24 22:00"));
  expect(zones.nextLocalTime(0, noon, "Europe/Berlin")).toBe(instant("2026-10-25 23:00"));
});

test("T11 half past two does not exist in one night of March and comes twice in one of October: once for each date", () => {
  const halfPastTwo = 150;
  const zones = systemZones();
  expect(zones.nextLocalTime(halfPastTwo, instant("2026-03-28 22:00"), "Europe/Berlin")).toBe(
    instant("2026-03-29 01:00"),
  );
  expect(zones.nextLocalTime(halfPastTwo, instant("2026-10-24 22:00"), "Europe/Berlin")).toBe(
    instant("2026-10-25 00:30"),
  );
  expect(zones.nextLocalTime(halfPastTwo, instant("2026-10-25 00:30"), "Europe/Berlin")).toBe(
    instant("2026-10-26 01:30"),
  );
});

/** The eight bytes of a double. */
function bits(value: number): string {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value);
  return bytes.getBigUint64(0).toString(16);
}

test("T12 powers differ in their last bits between runtimes: ours is made of + and × alone, and has these bits everywhere", () => {
  expect(bits(exp2(-1 / 2))).toBe("3fe6a09e667f3bcd");
  expect(bits(exp2(-1 / 7))).toBe("3fecfbb031a741a4");
  expect(bits(exp2(-1 / 10))).toBe("3feddb680117ab12");
  expect(bits(exp2(-9 / 4))).toBe("3fcae89f995ad3ad");
  expect(bits(exp2(-30 / 14))).toBe("3fccfbb031a741a6");
  expect(bits(exp2(-1 / 604_800_000))).toBe("3fefffffff627c03");
});

test("T12 so a fading score is below its bound in the same millisecond everywhere", () => {
  const ada = person(
    shop([sends("cold", becomes(scored("warmth", { below: 5 })))], {
      scores: [score("warmth", { halfLife: "14d", points: { active: [["Product Added", 24]] } })],
    }),
  )
    .does("Product Added", { at: "Mon 12:00" })
    .ticksUntil("2026-03-31 00:00");
  expect(ada.fires).toEqual([
    { trigger: "cold", at: "2026-02-06 04:22:46.592", decidedAt: "2026-02-06 04:22:46.592" },
  ]);
});

test("T12 zone data differs between runtimes: a plan knows the version of the data that it decides by", () => {
  expect(planOf(project).zones.version).toBe(process.versions["tz"]);
});
