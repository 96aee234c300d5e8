import { memoryStore } from "@heed/runtime";
import { simulatedClock } from "@heed/runtime/testing";
import { expect, test } from "vitest";
import { scriptedSink } from "./scripted-sink.ts";
import { MONDAY, ms, openShop, outbox } from "./shop.ts";

test("a sink that is held sends nothing more until it is resumed, and no attempt is lost", async () => {
  const store = memoryStore();
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock, { answers: [401, 202] });
  const shop = await openShop({ store, clock, mail });

  await shop.order("anna");
  await shop.pass("1h");
  await shop.order("bert");
  await shop.pass("1h");
  expect(mail.calls).toHaveLength(1);
  expect(shop.notices).toContainEqual({
    kind: "sink",
    at: MONDAY,
    sink: "mail",
    state: "held",
    reason: "HTTP 401",
  });

  shop.heed.resume("mail");
  await shop.pass("1m");

  expect(mail.calls.map(({ user, attempt }) => [user, attempt])).toEqual([
    ["anna", 1],
    ["anna", 1],
    ["bert", 1],
  ]);
  expect(await outbox(store)).toEqual(["u:anna delivered", "u:bert delivered"]);
});

/** A vendor whose quota of the day is spent until half past. */
function untilHalfPast(clock: ReturnType<typeof simulatedClock>) {
  const mail = scriptedSink("mail", clock, { answers: [403, 202] });
  return {
    calls: mail.calls,
    sink: {
      ...mail.sink,
      classify: (...[answer, asked, context]: Parameters<typeof mail.sink.classify>) =>
        answer.status === 403
          ? {
              settled: asked.batch.map(({ id }) => ({
                id,
                outcome: {
                  status: "held",
                  reason: "quota of the day",
                  resumeAt: MONDAY + ms("30m"),
                } as const,
              })),
            }
          : mail.sink.classify(answer, asked, context),
    },
  };
}

test("a hold with an end ends by itself", async () => {
  const clock = simulatedClock(MONDAY);
  const mail = untilHalfPast(clock);
  const shop = await openShop({ clock, mail });

  await shop.order("anna");
  await shop.pass("1h");

  expect(mail.calls.map(({ at, attempt }) => [at - MONDAY, attempt])).toEqual([
    [0, 1],
    [ms("30m"), 1],
  ]);
  expect(shop.notices.filter(({ kind }) => kind === "sink")).toMatchObject([
    { state: "held", at: MONDAY, resumeAt: MONDAY + ms("30m") },
    { state: "resumed", at: MONDAY + ms("30m") },
  ]);
});

test("a person may end a hold before its end", async () => {
  const clock = simulatedClock(MONDAY);
  const mail = untilHalfPast(clock);
  const shop = await openShop({ clock, mail });

  await shop.order("anna");
  await shop.pass("10m");
  shop.heed.resume("mail");
  await shop.pass("1m");

  expect(mail.calls.map(({ at }) => at - MONDAY)).toEqual([0, ms("10m")]);
});

test("a hold whose end has already come does not make the sender run in circles", async () => {
  const clock = simulatedClock(MONDAY);
  const mail = scriptedSink("mail", clock);
  const sink = {
    ...mail.sink,
    classify: (...[, { batch }, { now }]: Parameters<typeof mail.sink.classify>) => ({
      settled: batch.map(({ id }) => ({
        id,
        outcome: { status: "held", reason: "quota", resumeAt: now } as const,
      })),
    }),
  };
  const shop = await openShop({ clock, mail: { ...mail, sink } });

  await shop.order("anna");
  await shop.pass("1m");

  expect(mail.calls.length).toBeLessThanOrEqual(13);
});
