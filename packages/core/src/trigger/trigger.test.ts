import { expect, test } from "vitest";
import { conditionWords } from "../condition/index.ts";
import { HeedError } from "../contracts/index.ts";
import { momentWords } from "../moment/index.ts";
import { text } from "./recorder.ts";
import { triggerWord } from "./trigger.ts";

const { event, fired } = momentWords({});
const { did, inSegment, not } = conditionWords({});
const trigger = triggerWord({});

const SEND = { as: "Abandoned Cart", to: ["klaviyo"] };
const SOUND = { when: event("A"), purpose: "email_marketing", send: SEND };

/** What was thrown, as its faults. */
function refused(define: () => unknown): readonly string[] {
  try {
    define();
  } catch (error) {
    if (error instanceof HeedError) return error.faults.map(({ at, message }) => `${at}: ${message}`);
    throw error;
  }
  return [];
}

/** The same for what plain JavaScript may hand over. */
const refusedOptions = (options: unknown, name: unknown = "t"): readonly string[] =>
  refused(() => Reflect.apply(trigger, undefined, [name, options]));

test("a trigger is exactly its JSON form, without defaults filled in", () => {
  const { name, definition } = trigger("abandoned_cart", SOUND);
  expect(name).toBe("abandoned_cart");
  expect(definition).toStrictEqual({ when: { event: "A" }, purpose: "email_marketing", send: SEND });
});

test("every option has its place", () => {
  const { definition } = trigger("abandoned_cart", {
    when: event("Product Added")
      .notFollowedBy("Order Completed", { for: { byArm: "cart_wait", arms: { short: "15m", long: "30m" } } })
      .by("cart_id"),
    if: not(inSegment({ name: "staff" })),
    purpose: "email_marketing",
    identified: "require",
    again: { after: "7d", atMost: 3, per: "30d" },
    priority: 2,
    state: "paused",
    whilePaused: "drop",
    expires: "6h",
    maxAge: "2d",
    maxKeys: 8,
    experiment: { name: "cart_wait" },
    backfill: "fire",
    onUpgrade: "adopt",
    send: {
      as: "Abandoned Cart",
      to: ["klaviyo", "webhook"],
      properties: ({ evidence, facts, score, trigger: { value } }) => ({
        cart: value,
        url: evidence.last.context.page.url,
        items: facts["cart"]?.["items"],
        intent: score["intent"],
        title: text`Your ${evidence.first.name}`,
        coupon: { byArm: "cart_wait", arms: { short: "A", long: "B" } },
        left: undefined,
      }),
    },
  });
  expect(definition).toStrictEqual({
    when: {
      notFollowedBy: "Order Completed",
      after: { event: "Product Added" },
      for: { byArm: "cart_wait", arms: { short: "15m", long: "30m" } },
      by: "cart_id",
    },
    if: { not: { inSegment: "staff" } },
    purpose: "email_marketing",
    identified: "require",
    again: { after: "7d", atMost: 3, per: "30d" },
    priority: 2,
    state: "paused",
    whilePaused: "drop",
    expires: "6h",
    maxAge: "2d",
    maxKeys: 8,
    experiment: "cart_wait",
    backfill: "fire",
    onUpgrade: "adopt",
    send: {
      as: "Abandoned Cart",
      to: ["klaviyo", "webhook"],
      properties: {
        cart: { path: "trigger.value" },
        url: { path: "evidence.last.context.page.url" },
        items: { path: "facts.cart.items" },
        intent: { path: "score.intent" },
        title: { text: ["Your ", { path: "evidence.first.name" }] },
        coupon: { byArm: "cart_wait", arms: { short: "A", long: "B" } },
      },
    },
  });
  expect(JSON.parse(JSON.stringify(definition))).toStrictEqual(definition);
});

test("options that are undefined are left out", () => {
  expect(
    Reflect.apply(trigger, undefined, ["t", { ...SOUND, if: undefined, expires: undefined }]),
  ).toStrictEqual(trigger("t", SOUND));
});

test("a trigger may be named by its handle", () => {
  expect(fired(trigger("first", SOUND)).definition).toStrictEqual({ fired: "first" });
});

test("an unknown option is told with the nearest word", () => {
  expect(refusedOptions({ ...SOUND, expire: "1h" })).toEqual([
    expect.stringMatching(/^triggers\.t\.expire: .* Did you mean "expires"\?$/),
  ]);
  expect(refusedOptions({ ...SOUND, send: { ...SEND, too: [] } })).toEqual([
    expect.stringMatching(/^triggers\.t\.send\.too: .* Did you mean "to"\?$/),
  ]);
});

for (const junk of [undefined, null, {}, "event", { definition: {} }]) {
  test(`${JSON.stringify(junk) ?? "nothing"} is no moment`, () => {
    expect(refusedOptions({ ...SOUND, when: junk })).toEqual([
      expect.stringMatching(/^triggers\.t\.when: expected a moment/),
    ]);
  });
}

test("a condition is no moment and a moment no condition: both are explained at once", () => {
  expect(refusedOptions({ ...SOUND, when: did("A"), if: event("A") })).toEqual([
    "triggers.t.when: expected a moment; came a condition, which is yes or no at every instant: becomes(condition) is the instant at which it turns yes",
    expect.stringMatching(
      /^triggers\.t\.if: expected a condition, .* came event\("A"\), which is an instant/,
    ),
  ]);
});

for (const junk of [undefined, null, "options", []]) {
  test(`${JSON.stringify(junk) ?? "nothing"} is no set of options`, () => {
    expect(refusedOptions(junk)).toEqual([
      expect.stringContaining("triggers.t: expected an object with when,"),
    ]);
  });
}

test("a trigger without send says so", () => {
  expect(refusedOptions({ when: event("A"), purpose: "email_marketing" })).toEqual([
    "triggers.t.send: expected an object with as, to, properties; came none",
  ]);
});

test("a purpose and sinks are names", () => {
  expect(refusedOptions({ ...SOUND, purpose: 3, send: { as: "T", to: ["klaviyo", ""] } })).toEqual([
    "triggers.t.purpose: expected a name; came a number",
    'triggers.t.send.to[1]: expected a name; came ""',
  ]);
  expect(refusedOptions({ ...SOUND, send: { as: "T", to: "klaviyo" } })).toEqual([
    'triggers.t.send.to: expected a list of names of sinks; came "klaviyo"',
  ]);
});

test("a trigger has a name", () => {
  expect(refusedOptions(SOUND, "")).toEqual(['trigger(…): expected a name; came ""']);
});

test("every name that a vocabulary does not list is told at once", () => {
  const listed = triggerWord({
    purposes: ["email_marketing", "push"],
    sinks: ["klaviyo", "webhook"],
    experiments: { cart_wait: ["short", "long"] },
  });
  const misspelt = () =>
    listed("t", {
      when: event("A"),
      // @ts-expect-error: no such purpose
      purpose: "email_marketting",
      // @ts-expect-error: no such experiment
      experiment: "cart_weight",
      // @ts-expect-error: no such sinks
      send: { as: "T", to: ["klavio", "webhook", "webook"] },
    });
  expect(refused(misspelt)).toEqual([
    expect.stringMatching(/^triggers\.t\.purpose: .* Did you mean "email_marketing"\?$/),
    expect.stringMatching(/^triggers\.t\.experiment: .* Did you mean "cart_wait"\?$/),
    expect.stringMatching(/^triggers\.t\.send\.to\[0\]: .* Did you mean "klaviyo"\?$/),
    expect.stringMatching(/^triggers\.t\.send\.to\[2\]: .* Did you mean "webhook"\?$/),
  ]);
});
