import { expect, test } from "vitest";
import { systemZones } from "./zones.ts";

const zones = systemZones();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 86_400_000;

const instant = (text: string): number => new Date(text).getTime();
const shown = (at: number): string => new Date(at).toISOString().replace(":00.000Z", "Z");

const next = (time: string, at: string, zone: string): string => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return shown(zones.nextLocalTime(hours * 60 + minutes, instant(at), zone));
};

type Unit = "day" | "week" | "month";

const startOf = (unit: Unit, at: string, zone: string): string =>
  shown(zones.startOf(unit, instant(at), zone));

test("zones are those of IANA, in whatever letters", () => {
  const right = ["UTC", "Europe/Berlin", "europe/berlin", "Asia/Calcutta", "Etc/GMT+3", "EST5EDT"];
  expect(right.filter((name) => zones.isZone(name))).toEqual(right);
  const wrong = ["", "Berlin", "Mars/Olympus", "+02:00", "__proto__", "x".repeat(5_000), "Europe/Berlin "];
  expect(wrong.filter((name) => zones.isZone(name))).toEqual([]);
});

test("two thousand wrong names are wrong, and the right one is still right", () => {
  for (let i = 0; i < 2_000; i++) expect(zones.isZone(`Nowhere/Town_${i}`)).toBe(false);
  expect(zones.isZone("Europe/Berlin")).toBe(true);
});

test("the zone data tells its version", () => {
  expect(zones.version).toMatch(/^20\d\d[a-z]$/);
});

test("Berlin: days, weeks and months begin at local midnight", () => {
  expect(startOf("day", "2026-07-01T22:30Z", "Europe/Berlin")).toBe("2026-07-01T22:00Z");
  expect(startOf("week", "2026-07-05T21:59Z", "Europe/Berlin")).toBe("2026-06-28T22:00Z");
  expect(startOf("month", "2026-03-31T12:00Z", "Europe/Berlin")).toBe("2026-02-28T23:00Z");
});

test("Berlin, 29 March 2026: 02:30 does not exist, so it is 03:00", () => {
  expect(next("02:30", "2026-03-28T12:00Z", "Europe/Berlin")).toBe("2026-03-29T01:00Z");
  expect(next("02:30", "2026-03-29T01:00Z", "Europe/Berlin")).toBe("2026-03-30T00:30Z");
});

test("Berlin, 25 October 2026: 02:30 exists twice, so it is the earlier; and noon is 25 hours after noon", () => {
  expect(next("02:30", "2026-10-24T12:00Z", "Europe/Berlin")).toBe("2026-10-25T00:30Z");
  expect(next("02:30", "2026-10-25T00:30Z", "Europe/Berlin")).toBe("2026-10-26T01:30Z");
  expect(next("12:00", "2026-10-24T10:00Z", "Europe/Berlin")).toBe("2026-10-25T11:00Z");
});

test("Lord Howe, 4 October and 5 April 2026: the clock moves by half an hour", () => {
  expect(next("02:15", "2026-10-03T00:00Z", "Australia/Lord_Howe")).toBe("2026-10-03T15:30Z");
  expect(next("01:45", "2026-04-04T00:00Z", "Australia/Lord_Howe")).toBe("2026-04-04T14:45Z");
});

test("Troll, 25 October 2026: the clock moves by two hours", () => {
  expect(next("02:30", "2026-10-24T12:00Z", "Antarctica/Troll")).toBe("2026-10-25T00:30Z");
  expect(next("02:30", "2026-03-28T12:00Z", "Antarctica/Troll")).toBe("2026-03-29T01:00Z");
});

test("Kathmandu, 1 January 1986: the year began a quarter of an hour late", () => {
  expect(startOf("day", "1986-01-01T00:00Z", "Asia/Kathmandu")).toBe("1985-12-31T18:30Z");
  expect(next("00:10", "1985-12-31T12:00Z", "Asia/Kathmandu")).toBe("1985-12-31T18:30Z");
});

test("Sao Paulo, 4 November 2018: a day without midnight begins at 01:00", () => {
  expect(startOf("day", "2018-11-04T12:00Z", "America/Sao_Paulo")).toBe("2018-11-04T03:00Z");
});

test("Apia, 30 December 2011: the day that never was lasts no instant", () => {
  expect(next("12:00", "2011-12-30T09:00Z", "Pacific/Apia")).toBe("2011-12-30T10:00Z");
  expect(next("12:00", "2011-12-30T10:00Z", "Pacific/Apia")).toBe("2011-12-30T22:00Z");
  expect(startOf("day", "2011-12-30T10:00Z", "Pacific/Apia")).toBe("2011-12-30T10:00Z");
  expect(startOf("week", "2011-12-31T12:00Z", "Pacific/Apia")).toBe("2011-12-26T10:00Z");
});

/** A second opinion, from the clocks themselves: no calendar, only what `Intl` shows at an instant. */
function clocksOf(zone: string) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  /** How far local time is ahead of UTC. */
  const ahead = (at: number): number => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? NaN;
    const local = Date.UTC(
      part("year"),
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second"),
    );
    return local - Math.floor(at / 1_000) * 1_000;
  };
  /** The first instant at which clocks show this local time or a later one. */
  const firstShowing = (local: number): number => {
    for (let from = Math.floor((local - DAY) / HOUR) * HOUR; ; from += HOUR) {
      const step = ahead(from) === ahead(from + HOUR - 1) ? HOUR : MINUTE;
      for (let at = from; at < from + HOUR; at += step) {
        const candidate = Math.max(at, local - ahead(at));
        if (candidate < at + step) return candidate;
      }
    }
  };
  const midnight = (at: number): number => Math.floor((at + ahead(at)) / DAY) * DAY;
  return {
    ahead,
    startOf: (unit: Unit, at: number): number => {
      const day = new Date(midnight(at));
      if (unit === "week") day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
      if (unit === "month") day.setUTCDate(1);
      return firstShowing(day.getTime());
    },
    nextLocalTime: (minutes: number, at: number): number => {
      for (let day = midnight(at) - DAY; ; day += DAY) {
        const candidate = firstShowing(day + minutes * MINUTE);
        if (candidate > at) return candidate;
      }
    },
  };
}

type Opinion = Pick<typeof zones, "startOf" | "nextLocalTime">;

function answers(opinion: Opinion, minutes: number, at: number, zone: string): Record<string, string> {
  return {
    next: shown(opinion.nextLocalTime(minutes, at, zone)),
    day: shown(opinion.startOf("day", at, zone)),
    week: shown(opinion.startOf("week", at, zone)),
    month: shown(opinion.startOf("month", at, zone)),
  };
}

/** Numbers from 0 to below 1 that look random, from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FROM = instant("1980-01-01T00:00Z");
const TO = instant("2037-01-01T00:00Z");

for (const zone of [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Africa/Casablanca",
  "Antarctica/Troll",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
]) {
  test(`${zone}: at random instants, most of them near a change of clocks, both opinions agree`, () => {
    const seed = 20_260_329;
    const random = randomFrom(seed);
    const clocks = clocksOf(zone);
    const changes: number[] = [];
    for (let at = FROM; at < TO; at += 5 * DAY) {
      if (clocks.ahead(at) !== clocks.ahead(at + 5 * DAY)) changes.push(at);
    }
    for (let i = 0; i < 100; i++) {
      const change = changes[Math.floor(random() * changes.length * 1.3)];
      const near = change === undefined ? FROM + random() * (TO - FROM) : change + (random() * 8 - 1.5) * DAY;
      const unit = i % 2 === 0 ? 1 : HOUR;
      const at = Math.floor(near / unit) * unit;
      // Clocks change at night, most of them.
      const minutes = Math.floor(random() * (i % 3 === 0 ? 1_440 : 240));
      const asked = `seed ${seed}, ${new Date(at).toISOString()}, minute ${minutes}`;
      expect({ asked, ...answers(zones, minutes, at, zone) }).toEqual({
        asked,
        ...answers(clocks, minutes, at, zone),
      });
    }
  });
}
