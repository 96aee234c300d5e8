import { atLeast, becomes, did, event, HeedError, inactive, project, trigger } from "@heed/core";
import type { Trigger } from "@heed/core";
import type { Decision, Incoming } from "@heed/core/contracts";
import { expect, test } from "vitest";
import { backtest } from "./backtest.ts";
import type { BacktestResult, BacktestTrigger } from "./result.ts";
import type { BacktestRow } from "./row.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 10, 23);

const send = { as: "Abandoned Cart", to: ["klaviyo"] };
const purpose = "email_marketing";

function abandoned(repeat: "restart" | "keep" = "restart"): Trigger {
  const when = event("cart").notFollowedBy("purchase", { for: "15m", repeat });
  return trigger("abandoned", { when, purpose, send });
}

/** What Ada does, `minutes` after Monday began. */
function ada(minutes: number, name: string, more: Partial<Incoming> = {}): Incoming {
  const at = MONDAY + minutes * MINUTE;
  return {
    type: "track",
    name,
    userId: "ada",
    occurredAt: at,
    receivedAt: at,
    properties: {},
    context: {},
    ...more,
  };
}

/** The same message, `days` after Monday. */
function again(days: number): Incoming {
  return ada(days * 24 * 60, "cart", { id: "m-1" });
}

async function* breakingOff(): AsyncGenerator<BacktestRow> {
  yield ada(0, "cart");
  throw new Error("the disk is gone");
}

async function countsOf(only: Trigger, events: readonly BacktestRow[]): Promise<BacktestTrigger> {
  const { triggers } = await backtest({ triggers: [only], events });
  const [counts] = triggers;
  if (counts === undefined) throw new Error("expected one trigger's counts");
  return counts;
}

test("a wait whose deadline passes has fired, at its deadline", async () => {
  const fires: Decision[] = [];
  const events = [ada(0, "cart"), ada(60, "page")];
  await backtest({ triggers: [abandoned()], events, onFire: (fire) => fires.push(fire) });
  expect(fires).toMatchObject([{ profile: "u:ada", at: MONDAY + 15 * MINUTE, ended: "fired" }]);
});

test("a purchase exactly at the deadline is in time", async () => {
  expect(await countsOf(abandoned(), [ada(0, "cart"), ada(15, "purchase"), ada(60, "page")])).toMatchObject({
    opened: 1,
    fired: 0,
    cancelled: 1,
  });
});

test("another cart moves the deadline with restart, and changes nothing with keep", async () => {
  const events = [ada(0, "cart"), ada(10, "cart"), ada(20, "purchase"), ada(60, "page")];
  expect(await countsOf(abandoned("restart"), events)).toMatchObject({ opened: 1, fired: 0, cancelled: 1 });
  expect(await countsOf(abandoned("keep"), events)).toMatchObject({ opened: 1, fired: 1, cancelled: 0 });
});

test("rows of one millisecond are read in the order of the file", async () => {
  const after = [ada(0, "cart"), ada(0, "purchase"), ada(60, "page")];
  const before = [ada(0, "purchase"), ada(0, "cart"), ada(60, "page")];
  expect(await countsOf(abandoned(), after)).toMatchObject({ fired: 0, cancelled: 1 });
  expect(await countsOf(abandoned(), before)).toMatchObject({ fired: 1, cancelled: 0 });
});

test("the end is one millisecond after the last row, one without a person included", async () => {
  const nobody = (minutes: number): BacktestRow => ({ ...ada(minutes, "page"), userId: "" });
  expect(await countsOf(abandoned(), [ada(0, "cart"), nobody(14.999)])).toMatchObject({
    fired: 0,
    pending: 1,
  });
  expect(await countsOf(abandoned(), [ada(0, "cart"), nobody(15)])).toMatchObject({ fired: 1, pending: 0 });
});

test("the time of a row that could not be read passes too", async () => {
  const broken = { refused: "price_unreadable", at: MONDAY + 15 * MINUTE };
  expect(await countsOf(abandoned(), [ada(0, "cart"), broken])).toMatchObject({ fired: 1, pending: 0 });
});

test("the triggers are deployed before the first row", async () => {
  expect(await countsOf(abandoned(), [ada(0, "cart")])).toMatchObject({ opened: 1, pending: 1 });
});

test("users are the people of the fires, not the fires", async () => {
  const events = [ada(0, "cart"), ada(30, "cart"), ada(31, "cart", { userId: "bo" }), ada(90, "page")];
  expect(await countsOf(abandoned(), events)).toMatchObject({ fired: 3, users: 2 });
});

test("a row that is much older than the one before it opens a wait that ends as stale", async () => {
  const events = [ada(3 * 24 * 60, "page"), ada(0, "cart"), ada(4 * 24 * 60, "page")];
  const result = await backtest({ triggers: [abandoned()], events });
  expect(result).toMatchObject({ outOfOrder: 1, triggers: [{ opened: 1, fired: 0, stale: 1 }] });
});

test("a trigger on single events never waits: what opens has fired or is stale", async () => {
  const big = trigger("big", { when: event("cart", { where: { value: atLeast(100) } }), purpose, send });
  const events = [
    ada(0, "cart", { properties: { value: 120 } }),
    ada(1, "cart", { properties: { value: 20 } }),
    ada(5 * 24 * 60, "cart", { properties: { value: 200 } }),
    ada(2, "cart", { properties: { value: 300 } }),
  ];
  expect(await countsOf(big, events)).toMatchObject({
    opened: 3,
    fired: 2,
    stale: 1,
    cancelled: 0,
    pending: 0,
  });
});

test("more carts at once than are remembered are counted as evicted, and the counts still add up", async () => {
  const when = event("cart").notFollowedBy("purchase", { for: "15m" }).by("cart_id");
  const perCart = trigger("per_cart", { when, purpose, send });
  const events = [1, 2, 3, 4, 5].map((cart) => ada(cart, "cart", { properties: { cart_id: cart } }));
  const counts = await countsOf(perCart, [...events, ada(6, "cart"), ada(60, "page")]);
  expect(counts).toMatchObject({ opened: 5, fired: 4, evicted: 1, noKey: 1 });
});

test("an id that comes again within 7 days is dropped, both ends included", async () => {
  const within = await backtest({ triggers: [abandoned()], events: [again(0), again(7)] });
  expect(within).toMatchObject({ events: 1, duplicates: 1 });
  const later = await backtest({ triggers: [abandoned()], events: [again(0), again(7 + 1 / 1_440)] });
  expect(later).toMatchObject({ events: 2, duplicates: 0 });
});

test("a repetition does not prolong the memory", async () => {
  const events = [ada(-3 * 24 * 60, "page"), again(0), again(5), again(8), again(14), again(20)];
  expect(await backtest({ triggers: [abandoned()], events })).toMatchObject({ events: 4, duplicates: 2 });
});

test("a file that says nothing about consent is not asked for it", async () => {
  const consent = { purposes: { email_marketing: { unknown: "denied" as const } } };
  const events = [ada(0, "cart"), ada(60, "page")];
  const { triggers } = await backtest({ triggers: [abandoned()], events, consent });
  expect(triggers).toMatchObject([{ fired: 1, suppressed: {} }]);
});

test("an explicit refusal is told beside the fires, which it would not have let out", async () => {
  const refusal = { consent: { email_marketing: false } };
  const ordered = trigger("ordered", { when: event("purchase"), purpose, send });
  expect(await countsOf(ordered, [ada(0, "page", refusal), ada(60, "purchase")])).toMatchObject({
    fired: 1,
    sent: 0,
    suppressed: { "consent_denied:email_marketing": 1 },
  });
});

test("an event of somebody who refuses collection is left out", async () => {
  const consent = { purposes: { email_marketing: {}, analytics: {} }, collect: "analytics" };
  const events = [
    ada(0, "cart", { consent: { analytics: false, email_marketing: false } }),
    ada(1, "cart"),
    ada(60, "page"),
  ];
  const result = await backtest({ triggers: [abandoned()], events, consent });
  // What says nothing itself is judged by what she said before.
  expect(result).toMatchObject({ events: 0, notCollected: 3, triggers: [{ opened: 0 }] });
});

test("somebody without an address is told beside the fires, as held", async () => {
  const { userId: _, ...nobody } = ada(0, "cart");
  const guest = { ...nobody, anonymousId: "a-1" };
  expect(await countsOf(abandoned(), [guest, ada(60, "page")])).toMatchObject({
    fired: 1,
    sent: 0,
    held: 1,
  });
});

test("every row ends in exactly one way", async () => {
  const result = await backtest({
    triggers: [abandoned()],
    events: [
      ada(0, "cart", { id: "m-1" }),
      ada(1, "cart", { id: "m-1" }),
      ada(2, "page", { userId: "" }),
      ada(3, ""),
      { refused: "json_malformed" },
      { refused: "json_malformed" },
    ],
  });
  expect(result).toMatchObject<Partial<BacktestResult>>({
    rows: 6,
    events: 1,
    people: 1,
    duplicates: 1,
    withoutPerson: 1,
    refused: { missing_name: 1, json_malformed: 2 },
    firstAt: MONDAY,
    lastAt: MONDAY + 3 * MINUTE,
  });
});

test("no rows give no counts", async () => {
  const result = await backtest({ triggers: [abandoned()], events: [] });
  expect(result).toMatchObject({ rows: 0, triggers: [{ opened: 0, pending: 0 }] });
  expect(result).not.toHaveProperty("lastAt");
});

test("the counts come in the order in which the triggers were given", async () => {
  const when = event("cart");
  const triggers = ["z", "a", "m"].map((name) => trigger(name, { when, purpose, send }));
  const result = await backtest({ triggers, events: [ada(0, "cart")] });
  expect(result.triggers.map((each) => each.trigger)).toEqual(["z", "a", "m"]);
});

test("a purpose that the config's policy does not know is refused, as for live events", async () => {
  const consent = { purposes: { email_marketting: {} } };
  await expect(backtest({ triggers: [abandoned()], events: [], consent })).rejects.toThrow(HeedError);
});

test("what the events throw comes out", async () => {
  await expect(backtest({ triggers: [abandoned()], events: breakingOff() })).rejects.toThrow(
    "the disk is gone",
  );
});

test("a row that arrived long after it happened moves no time", async () => {
  const late = ada(0, "page", { receivedAt: MONDAY + 100 * DAY });
  const result = await backtest({
    triggers: [abandoned()],
    events: [ada(0, "cart"), late, ada(1, "purchase")],
  });
  expect(result).toMatchObject({
    outOfOrder: 0,
    lastAt: MONDAY + MINUTE,
    triggers: [{ cancelled: 1, stale: 0 }],
  });
});

test("a row that claims to have happened after it arrived, happened when it arrived", async () => {
  const future = ada(0, "page", { occurredAt: MONDAY + 100 * DAY });
  const result = await backtest({
    triggers: [abandoned()],
    events: [ada(0, "cart"), future, ada(1, "purchase")],
  });
  expect(result).toMatchObject({ outOfOrder: 0, lastAt: MONDAY + MINUTE });
});

test("a name that a trigger mentions and that never came is told, with the one that was probably meant", async () => {
  const triggers = [abandoned()];
  expect((await backtest({ triggers, events: [ada(0, "crat")] })).unseen).toEqual([
    { trigger: "abandoned", event: "cart", nearest: "crat" },
    { trigger: "abandoned", event: "purchase" },
  ]);
  expect((await backtest({ triggers, events: [ada(0, "cart"), ada(1, "purchase")] })).unseen).toEqual([]);
});

test("a name that comes behind more names than are remembered has come", async () => {
  const many = Array.from({ length: 2_000 }, (_, i) => ada(i, `event ${i}`));
  const { unseen } = await backtest({ triggers: [abandoned()], events: [...many, ada(2_000, "cart")] });
  expect(unseen).toEqual([{ trigger: "abandoned", event: "purchase" }]);
});

/** What somebody does who has not said who they are. */
function anonymously(minutes: number, name: string): Incoming {
  const { userId: _, ...nobody } = ada(minutes, name);
  return { ...nobody, anonymousId: "cookie" };
}

test("who logs in is one person with whom they were before, as in the running engine", async () => {
  const login = ada(5, "", { type: "identify", anonymousId: "cookie" });
  const result = await backtest({
    triggers: [abandoned()],
    events: [anonymously(0, "cart"), ada(1, "cart"), login, ada(60, "page")],
  });
  expect(result).toMatchObject({ people: 1, triggers: [{ opened: 2, fired: 1, users: 1, sent: 1 }] });
});

test("a person who is known only later is told as sent, not as held", async () => {
  const ordered = trigger("ordered", { when: event("purchase"), purpose, send });
  const login = ada(5, "", { type: "identify", anonymousId: "cookie" });
  expect(await countsOf(ordered, [anonymously(0, "purchase"), login])).toMatchObject({
    opened: 1,
    fired: 1,
    users: 1,
    sent: 1,
    held: 0,
  });
});

test("an alias of two known people is a row that is refused", async () => {
  const alias = ada(2, "", { type: "alias", properties: { previousId: "bo" } });
  const result = await backtest({
    triggers: [abandoned()],
    events: [ada(0, "cart"), ada(1, "cart", { userId: "bo" }), alias],
  });
  expect(result).toMatchObject({ rows: 3, events: 2, refused: { two_known: 1 } });
});

test("a condition turns in the file's own time, also where nothing happens", async () => {
  const quiet = trigger("quiet", { when: becomes(inactive("30d")), purpose, send });
  const events = [ada(0, "page"), ada(40 * 24 * 60, "page", { userId: "bo" })];
  expect(await countsOf(quiet, events)).toMatchObject({ opened: 1, fired: 1, sent: 1 });
});

test("what would not have been sent is told by how it ended", async () => {
  const twice = did("purchase", { atLeast: 2 });
  const when = event("purchase");
  const triggers = [
    trigger("asked", { when, if: twice, purpose, send }),
    trigger("shadow", { when, state: "shadow", purpose, send }),
    trigger("once", { when, again: "once", purpose, send }),
    trigger("paused", { when, state: "paused", purpose, send }),
  ];
  const { triggers: results } = await backtest({
    triggers,
    events: [ada(0, "purchase"), ada(1, "purchase")],
  });
  expect(results).toMatchObject([
    { trigger: "asked", fired: 2, sent: 1, ifFalse: 1 },
    { trigger: "shadow", fired: 2, sent: 0, shadow: 2 },
    { trigger: "once", fired: 2, sent: 1, suppressed: { again: 1 } },
    { trigger: "paused", fired: 2, sent: 0, held: 1, expired: 1 },
  ]);
  for (const { fired, sent, shadow, ifFalse, held, expired, suppressed } of results) {
    const refused = Object.values(suppressed).reduce((sum, n) => sum + n, 0);
    expect(fired).toBe(sent + shadow + ifFalse + held + expired + refused);
  }
});

test("a whole project is read as well as triggers", async () => {
  const rules = project({ triggers: [abandoned()], grace: "5m" });
  const events = [ada(0, "cart"), ada(60, "page")];
  const result = await backtest({ project: rules, events });
  expect(result).toMatchObject({ triggers: [{ trigger: "abandoned", fired: 1 }] });
});

test("the events of conditions are among those that may never come", async () => {
  const asked = trigger("asked", { when: becomes(did("purchsae")), purpose, send });
  const { unseen } = await backtest({ triggers: [asked], events: [ada(0, "purchase")] });
  expect(unseen).toEqual([{ trigger: "asked", event: "purchsae", nearest: "purchase" }]);
});
