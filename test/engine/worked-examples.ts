import type { Evidence, Moment, Trigger } from "@heed/core";
import {
  above,
  all,
  anyOf,
  atLeast,
  becomes,
  byArm,
  did,
  event,
  experiment,
  fired,
  firstSeen,
  inactive,
  last,
  page,
  returned,
  score,
  scored,
  since,
  trigger,
} from "@heed/core";

// The worked examples of the specification, written as its table writes them.

function worked<const Name extends string, E extends Evidence>(
  name: Name,
  when: Moment<E>,
  more: { readonly expires?: "7d" } = {},
): Trigger<Name, E> {
  return trigger(name, {
    when,
    purpose: "email_marketing",
    again: "always",
    ...more,
    send: { as: name, to: ["klaviyo"] },
  });
}

/** Left the checkout, no purchase after 15 minutes. */
export const leftCheckout = worked(
  "left_checkout",
  event("Checkout Started").notFollowedBy("Order Completed", { for: "15m" }),
);

/** Added, no purchase within 24 h, per cart. */
export const abandonedCart = worked(
  "abandoned_cart",
  event("Product Added").notFollowedBy("Order Completed", { for: "24h" }).by("cart_id"),
);

/** Viewed, then added, then not purchased in 48 h. */
export const viewedAndAdded = worked(
  "viewed_and_added",
  event("Product Viewed")
    .followedBy("Product Added", { within: "24h" })
    .notFollowedBy("Order Completed", { for: "48h" }),
);

/** A product page for over 2 minutes: accessories. */
export const accessories = worked(
  "accessories",
  event("Product Engaged", { where: { seconds: above(120) } }),
);

/** Over 3 minutes on a high-value product, then added. */
export const highValueAdded = worked(
  "high_value_added",
  event("Product Engaged", { where: { seconds: above(180), price: atLeast(200) } })
    .followedBy("Product Added", { within: "30m" })
    .by("product_id"),
);

/** Several pages in a visit, or over 2 minutes. */
export const interested = worked(
  "interested",
  anyOf(
    becomes(did(page(), { atLeast: 3, within: "30m" })),
    event("Product Engaged", { where: { seconds: above(120) } }),
  ),
);

/** Viewed several, added, returned within 24 h. */
export const cameBack = worked(
  "came_back",
  event("Product Added", {
    if: did("Product Viewed", { distinct: "product_id", atLeast: 3, within: "24h" }),
  }).followedBy(returned(), { within: "24h" }),
);

/** A high-value item in the cart: a personal discount. */
export const personalDiscount = worked(
  "personal_discount",
  becomes(last("Cart Updated").property("max_item_price", atLeast(300))),
);

/** On the page for 2 minutes and the cart above 200. */
export const lingering = worked(
  "lingering",
  becomes(
    all(
      did("Product Viewed", { after: "Page Left" }),
      since("Product Viewed", { atLeast: "2m" }),
      last("Cart Updated").property("value", above(200)),
    ),
  ),
);

/** A new user: onboarding after the first interaction, held until identified. */
export const onboarding = worked("onboarding", firstSeen(), { expires: "7d" });

/** Loyalty after several purchases. */
export const loyalty = worked("loyalty", becomes(did("Order Completed", { atLeast: 3 })));

/** Low engagement and 30 days of silence. */
export const winBack = worked("win_back", becomes(all(scored("engagement", { below: 5 }), inactive("30d"))));

/** The score crosses 20. */
export const intent = worked("intent", becomes(scored("intent", { atLeast: 20 })));

/** 15 against 30 minutes. */
export const cartWait = worked(
  "cart_wait",
  event("Checkout Started").notFollowedBy("Order Completed", {
    for: byArm("cart_wait", { short: "15m", long: "30m" }),
  }),
);

/** A second touch two days later. */
export const secondTouch = worked(
  "second_touch",
  fired("abandoned_cart").notFollowedBy("Order Completed", { for: "48h" }),
);

/** No order for 60 days after an order. */
export const lapsedBuyer = worked(
  "lapsed_buyer",
  event("Order Completed").notFollowedBy("Order Completed", { for: "60d" }),
);

/** A burst, debounced. */
export const scrolled = worked("scrolled", event("Scrolled").notFollowedBy("Scrolled", { for: "5s" }));

/** The scores that two of them ask: engagement fades slowly, intent has cart 10 and newsletter 2. */
export const workedScores = [
  score("engagement", {
    halfLife: "14d",
    points: { active: [["Product Added", 10]], passive: [["Product Viewed", 1]] },
  }),
  score("intent", {
    halfLife: "7d",
    points: {
      active: [
        ["Product Added", 10],
        ["Newsletter Subscribed", 2],
      ],
    },
  }),
] as const;

/** The experiment of the two waits. */
export const workedExperiments = [
  experiment("cart_wait", { arms: { short: 1, long: 1 }, goal: "Order Completed", within: "7d" }),
] as const;

/** All of them, in the order of the table. */
export const workedExamples: readonly Trigger[] = [
  leftCheckout,
  abandonedCart,
  viewedAndAdded,
  accessories,
  highValueAdded,
  interested,
  cameBack,
  personalDiscount,
  lingering,
  onboarding,
  loyalty,
  winBack,
  intent,
  cartWait,
  secondTouch,
  lapsedBuyer,
  scrolled,
];
