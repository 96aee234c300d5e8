import { above, asNumber, atLeast, contains, exists, is, isNot, missing, oneOf } from "../event/index.ts";
import { orElse, text } from "../trigger/index.ts";
import { anyWords, vocabulary } from "./vocabulary.ts";

/** A schema of some library, as Standard Schema has it. */
interface Schema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (
      value: unknown,
    ) => { readonly value: Output } | { readonly issues: readonly object[] };
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
  readonly parse: (value: Input) => Output;
}

interface Cart {
  cart_id: string;
  value: number;
  coupon?: string | null;
  state: "open" | "closed";
  lines: { sku: string; price: number }[];
  at: Date;
  owner: { name: string; parent?: Cart };
  extra: Record<string, number>;
  anything: unknown;
}

declare const cartSchema: Schema<unknown, Cart>;
declare const traitsSchema: Schema<unknown, { plan: "free" | "paid"; age?: number }>;

const {
  activity,
  all,
  any,
  anyOf,
  average,
  becomes,
  byArm,
  cart,
  consented,
  did,
  entered,
  event,
  experiment,
  fact,
  fired,
  firstSeen,
  identified,
  inactive,
  inSegment,
  last,
  lastViewed,
  left,
  not,
  page,
  returned,
  score,
  scored,
  screen,
  segment,
  sequence,
  since,
  sum,
  trait,
  trigger,
} = vocabulary({
  events: {
    "Product Viewed": { product_id: "text", price: "number" },
    "Product Added": {
      cart_id: "text",
      product_id: "text",
      price: "number",
      tags: ["text"],
      product: { sku: "text" },
    },
    "Order Completed": {
      order_id: "text",
      checkout: { cart_id: "text" },
      products: [{ sku: "text", price: "number" }],
    },
    "Cart Updated": cartSchema,
  },
  pages: { Pricing: { plan: "text" } },
  traits: traitsSchema,
  purposes: ["email_marketing"],
  sinks: ["klaviyo"],
  segments: ["staff", "engaged"],
  scores: ["intent"],
  facts: { cart: "cart", seen: "lastViewed" },
  experiments: { cart_wait: ["short", "long"] },
});

const SEND = { as: "T", to: ["klaviyo"] } as const;

// Events: every path and value of the vocabulary is known.
event("Product Added", {
  where: { price: above(10), "product.sku": "s-1", tags: contains("new"), "tags[*]": is("new") },
});
event("Order Completed", { where: { "products[*].price": [atLeast(5), above(4), 7] } });
event("Product Added", { if: sum("Product Added", "price", { atLeast: 50, within: "24h" }) });
// @ts-expect-error: no such event
event("Product Aded");
// @ts-expect-error: no such property
event("Product Added", { where: { prise: 3 } });
// @ts-expect-error: a number is compared with numbers
event("Product Added", { where: { price: "3" } });
// @ts-expect-error: text has no order
event("Product Added", { where: { cart_id: above(3) } });
// @ts-expect-error: no such option
event("Product Added", { were: {} });
// @ts-expect-error: a moment is no condition
event("Product Added", { if: event("Order Completed") });

// Properties may come from any Standard Schema.
event("Cart Updated", {
  where: {
    value: above(10),
    coupon: null,
    state: "open",
    "lines[*].price": asNumber(above(3)),
    "owner.name": isNot("ada"),
    "owner.parent.owner.name": "bob",
    "extra.weight": above(3),
    anything: "x",
    "anything.at.all": above(3),
    at: exists(),
  },
});
event("Cart Updated", { where: { coupon: [missing(), oneOf("A", "B")] } });
// @ts-expect-error: no such state
event("Cart Updated", { where: { state: "opened" } });
// @ts-expect-error: never null
event("Cart Updated", { where: { value: null } });
// @ts-expect-error: no such path within the schema
event("Cart Updated", { where: { "owner.nam": "ada" } });
// @ts-expect-error: a date is no text
event("Cart Updated", { where: { at: "2026-11-24" } });

// Pages, screens, identify calls, activity.
page();
page({ where: { url: "x" } });
page("Pricing", { where: { plan: "paid" } });
screen("Anything", { where: { anything: 3 } });
activity({ if: did("Product Added") });
identified({ where: { plan: "paid", age: above(18) } });
// @ts-expect-error: no such page
page("Prices");
// @ts-expect-error: no such property of this page
page("Pricing", { where: { plans: "paid" } });
// @ts-expect-error: no such plan
identified({ where: { plan: "payed" } });

// Waits and correlation.
event("Product Added")
  .notFollowedBy(["Order Completed"], { for: "24h" })
  .by({ "Product Added": "cart_id", "Order Completed": "checkout.cart_id" });
event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).by({ "Product Added": "cart_id" });
event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).by("product.sku");
event("Product Added").notFollowedBy(event("Order Completed", { where: { order_id: "1" } }), { for: "24h" });
event("Product Added").notFollowedBy(["Product Viewed", page("Pricing")], {
  for: byArm("cart_wait", { short: "15m", long: "30m" }),
  repeat: "keep",
});
event("Product Added").notFollowedBy("Order Completed", { for: "24h", where: { order_id: "1" } });
// @ts-expect-error: no such cancel
event("Product Added").notFollowedBy("Order Complete", { for: "24h" });
// @ts-expect-error: no such cancel in the list
event("Product Added").notFollowedBy(["Product Viewed", "Order Complete"], { for: "24h" });
// @ts-expect-error: no such duration
event("Product Added").notFollowedBy("Order Completed", { for: "24 hours" });
// @ts-expect-error: no such property of the cancel
event("Product Added").notFollowedBy("Order Completed", { for: "24h", where: { cart_id: "1" } });
// @ts-expect-error: the start must have the key
event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).by("order_id");
// @ts-expect-error: the start needs a path
event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).by({ "Order Completed": "order_id" });
// @ts-expect-error: a list is no key
event("Order Completed").by("products[*].sku");
// @ts-expect-error: a wait ends the chain
event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).followedBy("Product Added", {});
// @ts-expect-error: a condition is no event
event("Product Added").notFollowedBy(did("Order Completed"), { for: "24h" });
// @ts-expect-error: nothing to correlate a condition by
becomes(did("Product Added")).notFollowedBy("Order Completed", { for: "1h" }).by("order_id");

// Sequences.
event("Product Viewed")
  .followedBy("Product Added", { within: "30m", where: { price: above(3) } })
  .followedBy(event("Order Completed"), { within: "1d" })
  .unless("Cart Updated", { where: { value: above(3) } })
  .notFollowedBy("Product Viewed", { for: "1h" });
event("Product Viewed").followedBy("Product Added", { within: "30m" }).by("product_id");
event("Product Viewed").followedBy("Order Completed", { within: "30m" }).by({
  "Product Viewed": "product_id",
  "Order Completed": "order_id",
});
sequence(["Product Viewed", event("Product Added"), returned()], { within: "1d" });
returned({ after: "1d" }).followedBy("Product Added", { within: "1h" });
// @ts-expect-error: `within` is required
event("Product Viewed").followedBy("Product Added", {});
// @ts-expect-error: every step must have the key
event("Product Viewed").followedBy("Product Added", { within: "30m" }).by("cart_id");
// @ts-expect-error: every step needs a path
event("Product Viewed").followedBy("Product Added", { within: "30m" }).by({ "Product Added": "cart_id" });
// @ts-expect-error: a return has no key
event("Product Viewed").followedBy(returned(), { within: "30m" }).by("product_id");
// @ts-expect-error: one step is no sequence
sequence(["Product Viewed"], { within: "1d" });
// @ts-expect-error: a whole sequence is no step
event("Product Viewed").followedBy(sequence(["Product Viewed", "Product Added"], { within: "1d" }), {
  within: "1h",
});
// @ts-expect-error: its bound is over all steps, so none can follow
sequence(["Product Viewed", "Product Added"], { within: "1d" }).followedBy("Order Completed", {
  within: "1h",
});

// Conditions.
did("Product Added", { where: { price: above(3) }, atLeast: 3, distinct: "product.sku", within: "24h" });
did(["Product Added", "Product Viewed"], {
  where: { product_id: "p", price: above(3) },
  after: "Order Completed",
});
did(page("Pricing"), { where: { plan: "paid" } });
did(activity(), { atLeast: byArm("cart_wait", { short: 2, long: 3 }) });
average("Order Completed", "products[*].price", { atMost: 3 });
sum("Cart Updated", "extra.weight", { atLeast: 3 });
last("Cart Updated").property("value", above(3));
last("Cart Updated", { where: { state: "open" } }).property("coupon", null);
since("Product Added", { atLeast: "2d" });
trait("age", above(18));
any(inactive("30d"), not(consented("email_marketing")), inSegment("staff"), scored("intent", { below: 3 }));
scored("intent", { atLeast: 20, leaveBelow: 15, group: "active" });
// @ts-expect-error: no such event
did("Product Aded");
// @ts-expect-error: only one of them has the property
did(["Product Added", "Product Viewed"], { where: { cart_id: "c" } });
// @ts-expect-error: no such path to count
did("Product Added", { distinct: "sku" });
// @ts-expect-error: no such event to count after
did("Product Added", { after: "Order Complete" });
// @ts-expect-error: text has no sum
sum("Product Added", "cart_id", { atLeast: 3 });
// @ts-expect-error: a sum needs a bound
sum("Product Added", "price", { within: "1d" });
// @ts-expect-error: no such property
last("Cart Updated").property("valu", above(3));
// @ts-expect-error: text has no order
last("Cart Updated").property("state", above(3));
// @ts-expect-error: no such trait
trait("plans", "paid");
// @ts-expect-error: no such plan
trait("plan", "payed");
// @ts-expect-error: no such segment
inSegment("stuff");
// @ts-expect-error: no such purpose
consented("email_marketting");
// @ts-expect-error: no such score
scored("intend", { below: 3 });
// @ts-expect-error: one bound
scored("intent", { below: 3, atLeast: 2 });
// @ts-expect-error: `leaveBelow` goes with `atLeast`
scored("intent", { below: 3, leaveBelow: 2 });
// @ts-expect-error: two events never happen at one instant
all(event("Product Added"), event("Order Completed"));
// @ts-expect-error: nor is a name a condition
all("Product Added", "Order Completed");
// @ts-expect-error: a moment is no condition
not(becomes(did("Product Added")));
// @ts-expect-error: a condition is no moment
anyOf(did("Product Added"));
// @ts-expect-error: an event is no condition
becomes(event("Product Added"));

// What is defined may be named by its handle or its name, and by no other kind of handle.
const engaged = segment("engaged", scored("intent", { atLeast: 3 }));
const intent = score("intent", {
  halfLife: "7d",
  points: {
    active: [
      ["Product Added", 10],
      [page("Pricing"), 2],
    ],
    passive: [[event("Product Viewed"), 1]],
  },
  caps: { passive: 5 },
});
const theCart = fact("cart", cart({ added: "Product Added" }));
const cartWait = experiment("cart_wait", {
  arms: { short: 1, long: 1 },
  goal: "Order Completed",
  within: "7d",
});
inSegment(engaged);
entered(engaged);
left("staff");
scored(intent, { below: 3 });
byArm(cartWait, { short: "15m", long: "30m" });
// @ts-expect-error: no such segment is listed
segment("engages", inactive("1d"));
// @ts-expect-error: an event is no condition
segment("engaged", event("Product Added"));
// @ts-expect-error: a score is no segment
inSegment(intent);
// @ts-expect-error: a segment is no score
scored(engaged, { below: 3 });
// @ts-expect-error: no such event
score("intent", { halfLife: "7d", points: { active: [["Product Aded", 10]] } });
// @ts-expect-error: no such group
score("intent", { halfLife: "7d", points: { activ: [["Product Added", 10]] } });
// @ts-expect-error: listed as lastViewed
fact("seen", cart());
fact("seen", lastViewed({ viewed: "Product Viewed", keep: 3 }));
// @ts-expect-error: every arm is named
byArm(cartWait, { short: "15m" });
// @ts-expect-error: every arm is named
byArm("cart_wait", { short: "15m" });
// @ts-expect-error: no such arm
byArm("cart_wait", { short: "15m", long: "30m", longer: "1h" });
// @ts-expect-error: no such experiment
byArm("cart_weight", { short: "15m", long: "30m" });
// @ts-expect-error: an arm is missing
experiment("cart_wait", { arms: { short: 1 }, goal: "Order Completed", within: "7d" });
// @ts-expect-error: numbers are no durations
event("Product Added").notFollowedBy("Order Completed", { for: byArm("cart_wait", { short: 15, long: 30 }) });

// Triggers and their payloads.
const abandoned = trigger("abandoned_cart", {
  when: event("Product Added", { if: sum("Product Added", "price", { atLeast: 50, within: "24h" }) })
    .notFollowedBy("Order Completed", { for: "24h" })
    .by("cart_id"),
  if: not(inSegment("staff")),
  purpose: "email_marketing",
  again: { after: "7d", atMost: byArm(cartWait, { short: 1, long: 2 }), per: "30d" },
  expires: "6h",
  experiment: cartWait,
  send: {
    as: "Abandoned Cart",
    to: ["klaviyo"],
    properties: ({ evidence, facts, profile, score: scores, trigger: { value } }) => ({
      cart: value,
      sku: evidence.last.properties.product.sku,
      url: evidence.last.context.page.url,
      items: facts.cart.items,
      seen: facts.seen.items,
      intent: scores.intent,
      title: text`Your ${evidence.first.properties.product_id} waits`,
      price: orElse(evidence.last.properties.price, 0),
      to: orElse(profile.email, "nobody"),
      coupon: byArm("cart_wait", { short: "A", long: evidence.last.properties.cart_id }),
    }),
  },
});
fired(abandoned);
fired("any_name");
// @ts-expect-error: a segment is no trigger
fired(engaged);

trigger("abandoned_cart", {
  when: event("Product Added"),
  // @ts-expect-error: no such purpose
  purpose: "email_marketting",
  send: {
    as: "Abandoned Cart",
    // @ts-expect-error: no such sink
    to: ["klavio"],
    // @ts-expect-error: no such property
    properties: ({ evidence }) => ({ cart: evidence.last.properties.card_id }),
  },
});

trigger("first_and_last_differ", {
  when: event("Product Viewed")
    .followedBy("Product Added", { within: "1h" })
    .followedBy("Cart Updated", { within: "1h" })
    .notFollowedBy("Order Completed", { for: "1h" }),
  purpose: "email_marketing",
  send: {
    ...SEND,
    properties: ({ evidence: { first, last: end, steps } }) => ({
      viewed: first.properties.product_id,
      added: steps[1].properties.cart_id,
      coupon: orElse(end.properties.coupon, "none"),
      owner: end.properties.owner.name,
      weight: end.properties.extra["weight"],
      anything: end.properties.anything["deep"],
      // @ts-expect-error: the first event has no cart
      wrong: first.properties.cart_id,
      // @ts-expect-error: there is no fourth step
      beyond: steps[3],
    }),
  },
});

trigger("second_touch", {
  when: fired(abandoned).notFollowedBy("Order Completed", { for: "48h" }),
  purpose: "email_marketing",
  send: {
    ...SEND,
    properties: ({ evidence }) => ({
      cart: evidence.last.properties.cart_id,
      // @ts-expect-error: not of the event that began the first touch
      order: evidence.last.properties.order_id,
    }),
  },
});

trigger("either", {
  when: anyOf(event("Product Viewed"), event("Product Added"), firstSeen()),
  purpose: "email_marketing",
  // @ts-expect-error: no such fact
  send: { ...SEND, properties: ({ facts }) => ({ orders: facts.orders }) },
});

trigger("either", {
  when: anyOf(event("Product Viewed"), event("Product Added")),
  purpose: "email_marketing",
  send: {
    ...SEND,
    properties: ({
      evidence: {
        last: { properties },
      },
    }) => ({
      product: properties.product_id,
      // @ts-expect-error: only one of them has it
      cart: properties.cart_id,
    }),
  },
});

// @ts-expect-error: a condition is no moment
trigger("t", { when: did("Product Added"), purpose: "email_marketing", send: SEND });
// @ts-expect-error: a moment is no condition
trigger("t", { when: firstSeen(), if: event("Product Added"), purpose: "email_marketing", send: SEND });
// @ts-expect-error: no such experiment
trigger("t", { when: firstSeen(), purpose: "email_marketing", experiment: "wait", send: SEND });
// @ts-expect-error: an experiment's handle, not another's
trigger("t", { when: firstSeen(), purpose: "email_marketing", experiment: theCart, send: SEND });
// @ts-expect-error: no such word
trigger("t", { when: firstSeen(), purpose: "email_marketing", state: "life", send: SEND });

// Without a list of names every name, path and value is allowed.
anyWords
  .event("A", { where: { "a.b[*].c": above(3) } })
  .notFollowedBy(["B", anyWords.page()], { for: "1h" })
  .by("id");
anyWords.event("A").followedBy("B", { within: "1h" }).by({ A: "id", B: "x.id" });
anyWords.last("A").property("a.b", [above(3), "x"]);
anyWords.sum("A", "a.b", { atLeast: 3 });
anyWords.trigger("t", {
  when: anyWords.event("A"),
  purpose: "any",
  send: {
    as: "T",
    to: ["anywhere"],
    properties: ({ evidence, facts }) => ({
      a: evidence.last.properties["a"]?.["b"],
      c: facts["cart"]?.["items"],
    }),
  },
});
