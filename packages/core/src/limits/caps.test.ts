import { expect, test } from "vitest";
import { parseInstant } from "../contracts/index.ts";
import type { CapDefinition, PurposeFires } from "./index.ts";
import { compileCaps, fixedZones, joinPurposeFires, refusedByCap, withPurposeFire } from "./index.ts";

const instant = (text: string): number => parseInstant(text) ?? NaN;
const zones = fixedZones({ "Europe/Berlin": [[0, 120]] });

const marketing = (...at: readonly string[]): PurposeFires => [["email_marketing", at.map(instant)]];

function refused(
  caps: readonly CapDefinition[],
  fires: PurposeFires,
  now: string,
  { purpose = "email_marketing", zone = "Europe/Berlin" } = {},
): boolean {
  return refusedByCap(compileCaps(caps), fires, purpose, instant(now), zone, zones) !== undefined;
}

test("without caps nothing is refused", () => {
  expect(refused([], marketing("2026-07-01T12:00Z"), "2026-07-01T12:00Z")).toBe(false);
});

test("elapsed time: a fire exactly so long ago no longer counts", () => {
  const caps: readonly CapDefinition[] = [{ atMost: 1, per: "24h" }];
  expect(refused(caps, marketing("2026-07-01T12:00Z"), "2026-07-02T11:59:59.999Z")).toBe(true);
  expect(refused(caps, marketing("2026-07-01T12:00Z"), "2026-07-02T12:00Z")).toBe(false);
});

test("a day is the person's, from midnight on", () => {
  const caps: readonly CapDefinition[] = [{ atMost: 1, per: "day" }];
  expect(refused(caps, marketing("2026-07-01T12:00Z"), "2026-07-01T21:59Z")).toBe(true);
  expect(refused(caps, marketing("2026-07-01T12:00Z"), "2026-07-01T22:00Z")).toBe(false);
  expect(refused(caps, marketing("2026-07-01T12:00Z"), "2026-07-01T22:00Z", { zone: "UTC" })).toBe(true);
  expect(refused(caps, marketing("2026-07-01T22:00Z"), "2026-07-01T22:00Z")).toBe(true);
});

test("a week begins on Monday, a month on its first", () => {
  const inWeek: readonly CapDefinition[] = [{ atMost: 2, per: "week" }];
  const fires = marketing("2026-06-29T08:00Z", "2026-07-05T08:00Z");
  expect(refused(inWeek, fires, "2026-07-05T21:59Z")).toBe(true);
  expect(refused(inWeek, fires, "2026-07-05T22:00Z")).toBe(false);
  const inMonth: readonly CapDefinition[] = [{ atMost: 2, per: "month" }];
  expect(refused(inMonth, fires, "2026-07-05T22:00Z")).toBe(false);
  expect(refused([{ atMost: 1, per: "month" }], fires, "2026-07-05T22:00Z")).toBe(true);
});

test("a cap of a purpose counts and refuses that purpose only, one without a purpose all", () => {
  const fires: PurposeFires = [
    ["email_marketing", [instant("2026-07-01T12:00Z")]],
    ["push", [instant("2026-07-01T12:00Z")]],
  ];
  const now = "2026-07-01T13:00Z";
  expect(refused([{ atMost: 2, per: "day", purpose: "email_marketing" }], fires, now)).toBe(false);
  expect(refused([{ atMost: 1, per: "day", purpose: "email_marketing" }], fires, now)).toBe(true);
  expect(
    refused([{ atMost: 1, per: "day", purpose: "email_marketing" }], fires, now, { purpose: "push" }),
  ).toBe(false);
  expect(refused([{ atMost: 2, per: "day" }], fires, now, { purpose: "sms" })).toBe(true);
  expect(refused([{ atMost: 3, per: "day" }], fires, now, { purpose: "sms" })).toBe(false);
});

test("the cap that refuses is told, the first of several", () => {
  const caps = compileCaps([
    { atMost: 5, per: "week" },
    { atMost: 1, per: "24h" },
    { atMost: 1, per: "day", purpose: "email_marketing" },
  ]);
  const now = instant("2026-07-01T12:00Z");
  expect(refusedByCap(caps, [["email_marketing", [now]]], "email_marketing", now, "UTC", zones)).toEqual({
    atMost: 1,
    per: 86_400_000,
  });
});

test("fires are remembered by purpose, the newest 32 of each", () => {
  let fires: PurposeFires = [];
  for (let at = 0; at < 40; at++) fires = withPurposeFire(fires, "email_marketing", at);
  fires = withPurposeFire(fires, "push", 40);
  expect(fires).toEqual([
    ["email_marketing", Array.from({ length: 32 }, (_, i) => 8 + i)],
    ["push", [40]],
  ]);
});

test("a merge counts the fires of both sides", () => {
  expect(
    joinPurposeFires(
      [["email_marketing", [1, 4]]],
      [
        ["push", [2]],
        ["email_marketing", [1, 3]],
      ],
    ),
  ).toEqual([
    ["email_marketing", [1, 1, 3, 4]],
    ["push", [2]],
  ]);
});
