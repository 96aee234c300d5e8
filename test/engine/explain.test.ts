import type { ProjectDefinition } from "@heed/core";
import type { Explanation } from "@heed/core/engine";
import { deployedAt, explain, explainFire, replayed, sentences } from "@heed/core/engine";
import { expect, test } from "vitest";
import type { Person } from "./person.ts";
import { person, planOf } from "./person.ts";
import { instant } from "./week.ts";

const SHOP: ProjectDefinition = {
  triggers: {
    abandoned_cart: {
      when: {
        notFollowedBy: "Order Completed",
        after: { event: "Product Added" },
        for: "24h",
        by: "cart_id",
      },
      if: { not: { inSegment: "staff" } },
      purpose: "mail",
      again: { after: "7d" },
      send: { as: "Abandoned Cart", to: ["klaviyo"] },
    },
    came_close: {
      when: {
        sequence: [
          { event: "Product Viewed" },
          { event: "Product Added", within: "24h" },
          { event: "Checkout Started", within: "2h" },
        ],
      },
      purpose: "mail",
      send: { as: "Came Close", to: ["klaviyo"] },
    },
    intent: {
      when: { becomes: { scored: "intent", atLeast: 20 } },
      if: { trait: "plan", test: "pro" },
      purpose: "mail",
      send: { as: "Intent", to: ["klaviyo"] },
    },
    loyalty: {
      when: { becomes: { all: [{ did: "Product Added" }, { did: "Order Completed", atLeast: 3 }] } },
      purpose: "news",
      send: { as: "Loyalty", to: ["klaviyo"] },
    },
    onboarding: {
      when: { firstSeen: true },
      purpose: "mail",
      send: { as: "Onboarding", to: ["klaviyo"] },
    },
    settled: {
      when: { becomes: { inactive: "2h" }, for: "1h" },
      purpose: "mail",
      state: "paused",
      send: { as: "Settled", to: ["klaviyo"] },
    },
    idea: {
      when: { event: "Product Added" },
      purpose: "mail",
      state: "draft",
      send: { as: "Idea", to: ["klaviyo"] },
    },
  },
  segments: { staff: { trait: "role", test: "staff" } },
  scores: {
    intent: {
      halfLife: "7d",
      points: { active: [["Product Added", 10]], passive: [["Product Viewed", 1]] },
    },
  },
  consent: { purposes: { mail: { unknown: "granted" }, news: {} } },
};

const plan = planOf(SHOP);
const DEPLOYMENT = deployedAt(plan, instant("2026-01-01 00:00"));

/** Ada looked at a product at 9, and put two things into two carts; of one she bought the content. */
function ada(): Person {
  return person(SHOP)
    .does("Product Viewed", { at: "Mon 09:00" })
    .does("Product Added", { at: "Mon 10:05", cart_id: "c1" })
    .does("Product Added", { at: "Mon 10:06", cart_id: "c2" })
    .does("Order Completed", { at: "Mon 11:00", cart_id: "c2" });
}

function explained(whom: Person, trigger: string, at: string): Explanation {
  const [explanation] = explain(plan, DEPLOYMENT, whom.key, whom.state, instant(at), trigger);
  if (explanation === undefined) throw new TypeError(`no trigger ${trigger}`);
  return explanation;
}

const told = (whom: Person, trigger: string, at: string): readonly string[] =>
  sentences(explained(whom, trigger, at));

test("an open wait is told with its start, its end and what would end it", () => {
  expect(told(ada(), "abandoned_cart", "Mon 12:00")).toEqual([
    'abandoned_cart is live. It is about: "Product Added", then no "Order Completed" for 24h, for each cart_id.',
    "This person was first seen at 2026-01-05T09:00:00Z (3 hours ago), and last at 2026-01-05T11:00:00Z (1 hour ago).",
    "It has decided nothing about this person since it was deployed at 2026-01-01T00:00:00Z (4 days and 12 hours ago).",
    'It waits for "c1" since 2026-01-05T10:05:00Z (1 hour and 55 minutes ago) until 2026-01-06T10:05:00Z (in 22 hours and 5 minutes), and is decided 1 minute later; "Order Completed" would end the wait.',
    'Its condition holds now: not (is in the segment "staff").',
    "If its moment came now, it would be sent.",
    'Nothing is known of this person\'s consent, and for "mail" the project lets that be enough.',
  ]);
});

test("what fired is told as the last decision, with what it may do next", () => {
  const whom = ada().ticksUntil("Wed 12:00");
  expect(told(whom, "abandoned_cart", "Wed 12:00").slice(2)).toEqual([
    'Its last decision for "c1" is about 2026-01-06T10:05:00Z (1 day and 1 hour ago), decided at 2026-01-06T10:06:00Z: it fired, and was handed on to be sent.',
    'The newest "Order Completed" for "c2" was at 2026-01-05T11:00:00Z (2 days and 1 hour ago); what began before it no longer waits.',
    'It waits for "Product Added".',
    'Its condition holds now: not (is in the segment "staff").',
    "If its moment came now, nothing would be sent: the trigger has fired for this person as often as it may.",
    'Nothing is known of this person\'s consent, and for "mail" the project lets that be enough.',
    "It fired for this person at 2026-01-06T10:06:00Z (1 day and 1 hour ago); it may fire again from 2026-01-13T10:06:00Z (in 5 days and 22 hours).",
  ]);
  expect(whom.decisions.map(explainFire)).toContain(
    'abandoned_cart for "c1" at 2026-01-06T10:05:00Z, after a wait of 1 day since 2026-01-05T10:05:00Z, decided at 2026-01-06T10:06:00Z: it fired, and was handed on to be sent.',
  );
});

test("time that has not been read passes as if nothing happened, and says so", () => {
  const { last } = explained(ada(), "abandoned_cart", "Wed 12:00");
  expect(last).toMatchObject({ ended: "fired", value: "c1", foreseen: true });
  expect(told(ada(), "abandoned_cart", "Wed 12:00")[2]).toMatch(
    /^If nothing more is read, its last decision/,
  );
});

test("a sequence begun is told with its next step and until when it must come", () => {
  expect(told(ada(), "came_close", "Mon 12:00").slice(3, 5)).toEqual([
    '2 steps of 3 have come, the newest at 2026-01-05T10:06:00Z (1 hour and 54 minutes ago); the next is "Checkout Started" until 2026-01-05T12:06:00Z (in 6 minutes).',
    '1 step of 3 has come, the newest at 2026-01-05T09:00:00Z (3 hours ago); the next is "Product Added" until 2026-01-06T09:00:00Z (in 21 hours).',
  ]);
  expect(told(ada(), "came_close", "Tue 12:00")).toContain('It waits for its first step, "Product Viewed".');
});

test("what did not fire names the first thing that is not so, with what was seen", () => {
  expect(told(ada(), "loyalty", "Mon 12:00").slice(3)).toEqual([
    'It waits until it becomes true; this is not so yet: did "Order Completed" at least 3 times (1 seen).',
    'If its moment came now, nothing would be sent: it is not known whether the person allows "news".',
    'The person has said nothing about "news"; it would be allowed by a newer event with context.consent.categoryPreferences { news: true }.',
  ]);
});

test("an instant whose if was no is told, with the condition as it stands, and every point of the score", () => {
  expect(told(ada(), "intent", "Mon 12:00").slice(2)).toEqual([
    "Its last decision is about 2026-01-05T10:06:00Z (1 hour and 54 minutes ago): nothing was sent: its condition did not hold.",
    'Its condition holds already; only when it has ended can it become true again: the score "intent" is at least 20 (it is 20.830846); if nothing more happens, it may change at 2026-01-05T21:51:54.746Z (in 9 hours and 51 minutes).',
    'Its condition does not hold now, because this is not so: the trait plan is "pro" (nothing has been told).',
    "If its moment came now, nothing would be sent: its condition does not hold.",
    'Nothing is known of this person\'s consent, and for "mail" the project lets that be enough.',
    'The score "intent" is 20.830846.',
    "Its active points are worth 19.843.",
    "Its passive points are worth 0.988.",
    '"Product Added" at 2026-01-05T10:06:00Z (1 hour and 54 minutes ago) gave 10, worth 9.922 now.',
    '"Product Added" at 2026-01-05T10:05:00Z (1 hour and 55 minutes ago) gave 10, worth 9.921 now.',
    '"Product Viewed" at 2026-01-05T09:00:00Z (3 hours ago) gave 1, worth 0.988 now.',
  ]);
});

test("a condition that must stay so for a while is told since when and until when", () => {
  expect(told(ada(), "settled", "Mon 13:30")).toContain(
    "Since 2026-01-05T13:00:00Z (30 minutes ago) it holds that no activity for 2h or longer; it must stay so until 2026-01-05T14:00:00Z (in 30 minutes).",
  );
});

test("what a paused trigger holds back is told, and until when", () => {
  const whom = ada().ticksUntil("Mon 15:00");
  expect(told(whom, "settled", "Mon 15:00")).toContain(
    "A fire of 2026-01-05T14:00:00Z (1 hour ago) is held back until the trigger is resumed, but no longer than 2026-01-06T14:00:00Z (in 23 hours).",
  );
});

test("a first activity that was decided does not come again", () => {
  expect(told(ada(), "onboarding", "Mon 12:00").slice(2, 4)).toEqual([
    "Its last decision is about 2026-01-05T09:00:00Z (3 hours ago): it fired, and was handed on to be sent.",
    "The first activity was at 2026-01-05T09:00:00Z (3 hours ago); it does not come a second time.",
  ]);
});

test("a draft decides nothing, and of a person never seen nothing can have happened", () => {
  expect(told(ada(), "idea", "Mon 12:00")[0]).toBe(
    'idea is a draft, which decides nothing. It is about: "Product Added".',
  );
  expect(told(person(SHOP), "loyalty", "Mon 12:00")[1]).toBe(
    "Until 2026-01-05T12:00:00Z nothing has been seen of this person, so nothing can have happened.",
  );
});

test("an explanation is plain data", () => {
  for (const explanation of explain(plan, DEPLOYMENT, "u:ada", ada().state, instant("Mon 12:00"))) {
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  }
});

test("what is stored is replayed to any instant; without it nothing is said about the past", () => {
  const events = [
    { name: "Product Added", at: "Mon 10:05" },
    { name: "Order Completed", at: "Mon 11:00" },
  ].map(({ name, at }, seq) => ({
    seq,
    readAt: instant(at),
    event: {
      type: "track" as const,
      name,
      source: "shop",
      id: `m-${seq}`,
      occurredAt: instant(at),
      receivedAt: instant(at),
      properties: { cart_id: "c1" },
      context: {},
    },
  }));
  const replay = replayed(plan, DEPLOYMENT, "u:ada", events, instant("Mon 10:59"));
  if (!replay.isKnown) throw new TypeError(replay.why);
  const [then] = explain(plan, DEPLOYMENT, "u:ada", replay.state, instant("Mon 10:59"), "abandoned_cart");
  expect(then?.now?.waits).toMatchObject([{ value: "c1", due: instant("Tue 10:05") }]);
  expect(replay.effects.filter(({ kind }) => kind === "opened")).toHaveLength(1);
  const later = replayed(plan, DEPLOYMENT, "u:ada", events, instant("Mon 11:00"));
  expect(later.isKnown && later.effects.some(({ kind }) => kind === "cancelled")).toBe(true);
  expect(replayed(plan, DEPLOYMENT, "u:ada", undefined, instant("Mon 11:00"))).toEqual({
    isKnown: false,
    why: "no events of this person are stored, so the past cannot be replayed",
  });
});
