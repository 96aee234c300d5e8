import { expect, test } from "vitest";
import { HeedError } from "../contracts/index.ts";
import { eventMoment as event } from "../moment/index.ts";
import { faultsOfTrigger } from "./definition.ts";
import { trigger } from "./trigger.ts";
import { vocabulary } from "./vocabulary.ts";

const SEND = { as: "Abandoned Cart", to: ["klaviyo"] };
const SOUND = { when: event("A"), purpose: "email_marketing", send: SEND };
const NO_PATTERNS = () => () => false;

/** What was thrown, as its code and its faults. */
function refused(define: () => unknown): readonly string[] {
  try {
    define();
  } catch (error) {
    if (error instanceof HeedError) return error.faults.map(({ at, message }) => `${at}: ${message}`);
    throw error;
  }
  return [];
}

/** The same for what a rule file or plain JavaScript may hand over. */
const refusedOptions = (options: unknown, name = "t"): readonly string[] =>
  refused(() => Reflect.apply(trigger, undefined, [name, options]));

test("a trigger is plain data, with every default filled in", () => {
  expect(trigger("abandoned_cart", SOUND).definition).toEqual({
    name: "abandoned_cart",
    when: { moment: "event", event: { type: "track", name: "A" } },
    purpose: "email_marketing",
    identified: "require",
    expires: "24h",
    send: { ...SEND, payload: {} },
  });
});

test("an unknown option is told with the nearest word, together with everything else that is wrong", () => {
  expect(
    refusedOptions({ when: event("A"), purposes: "x", expire: "1h", send: { ...SEND, too: [] } }),
  ).toEqual([
    expect.stringMatching(/^triggers\.t\.purposes: .* Did you mean "purpose"\?$/),
    expect.stringMatching(/^triggers\.t\.expire: .* Did you mean "expires"\?$/),
    expect.stringMatching(/^triggers\.t\.send\.too: .* Did you mean "to"\?$/),
    'triggers.t.purpose: expected the purpose it is sent for, such as "email_marketing"; came none',
  ]);
});

test("every fault of a wait is told at once, each at its place", () => {
  const when = event("", { where: { "a..b": 1 } })
    // @ts-expect-error: no such duration, no such word
    .notFollowedBy([], { for: "a day", repeat: "restat" })
    .by("products[*].id");
  expect(refused(() => trigger("t", { ...SOUND, when }))).toEqual([
    "triggers.t.when: expected the name of an event; came none",
    "triggers.t.when.notFollowedBy: expected at least one event that ends the wait; came none",
    'triggers.t.when.notFollowedBy.for: expected elapsed time such as "24h" or "15m" (ms, s, m, h, d, w); came "a day"',
    'triggers.t.when.notFollowedBy.repeat: expected one of "restart", "keep"; came "restat". Did you mean "restart"?',
    'triggers.t.when.by: expected a path to one value, such as "cart_id"; came "products[*].id"',
  ]);
});

test("a where is checked where it stands", () => {
  const when = event("A", { where: { price: { above: 3, below: 5 } } });
  expect(refusedOptions({ ...SOUND, when })).toEqual([
    'triggers.t.when.event("A").where.price: expected one test, such as { above: 3 }; came several: give them as a list',
  ]);
});

test("a correlation names events of the moment, and the start among them", () => {
  const when = event("A").notFollowedBy("B", { for: "1h" }).by({ B: "id", AB: "id" });
  expect(refused(() => trigger("t", { ...SOUND, when }))).toEqual([
    'triggers.t.when.by: expected one of "A", "B"; came "AB". Did you mean "A"?',
    'triggers.t.when.by: expected a path for "A", which begins the moment; came none',
  ]);
});

test("a wait of no time at all is no wait", () => {
  const when = event("A").notFollowedBy("B", { for: "0m" });
  expect(refused(() => trigger("t", { ...SOUND, when }))).toEqual([
    expect.stringContaining("triggers.t.when.notFollowedBy.for: expected elapsed time"),
  ]);
});

test("spans, words and sinks are checked", () => {
  expect(
    refusedOptions({
      ...SOUND,
      identified: "hold",
      maxAge: "1y",
      expires: 24,
      send: { as: "x".repeat(101), to: ["klaviyo", "klaviyo"] },
    }),
  ).toEqual([
    'triggers.t.identified: expected "require" or "any"; came something else',
    expect.stringMatching(/^triggers\.t\.expires: .* came 24$/),
    expect.stringMatching(/^triggers\.t\.maxAge: .* came "1y"$/),
    expect.stringMatching(/^triggers\.t\.send\.as: .* 1 to 100 characters/),
    expect.stringMatching(/^triggers\.t\.send\.to: .* came none or one twice$/),
  ]);
});

for (const junk of [undefined, null, {}, "event", { definition: {} }, { definition: { moment: "event" } }]) {
  test(`${JSON.stringify(junk) ?? "nothing"} is no moment`, () => {
    expect(refusedOptions({ ...SOUND, when: junk })).toEqual([
      'triggers.t.when: expected a moment such as event("Product Added"); came something else',
    ]);
  });
}

for (const junk of [undefined, null, "options", []]) {
  test(`${JSON.stringify(junk) ?? "nothing"} is no set of options`, () => {
    expect(refusedOptions(junk)).toEqual([
      expect.stringContaining("triggers.t: expected an object with when,"),
    ]);
  });
}

test("a trigger without send says so", () => {
  expect(refusedOptions({ when: event("A"), purpose: "email_marketing" })).toEqual([
    "triggers.t.send: expected an object with as, to, properties; came something else",
  ]);
});

for (const name of ["", "1st", "with space", "naïve", "_x", "a\n", "a".repeat(101)]) {
  test(`${JSON.stringify(name).slice(0, 20)} is no name`, () => {
    expect(refusedOptions(SOUND, name)).toEqual([expect.stringContaining("expected a name of letters")]);
  });
}

test("names may have digits, dots, dashes and underscores", () => {
  expect(trigger("Cart-2.abandoned_v3", SOUND).name).toBe("Cart-2.abandoned_v3");
});

test("a definition that was changed by hand is checked again", () => {
  const { definition } = trigger("t", SOUND);
  const faults = faultsOfTrigger({ ...definition, purpose: "", expires: "0s" }, NO_PATTERNS);
  expect(faults.map(({ at }) => at)).toEqual(["triggers.t.purpose", "triggers.t.expires"]);
});

const shop = vocabulary({
  events: { "Product Added": { cart_id: "text" }, "Order Completed": { order_id: "text" } },
  purposes: ["email_marketing", "push"],
  sinks: ["klaviyo", "webhook"],
});

test("a vocabulary refuses an event that it does not know, with the nearest word", () => {
  // @ts-expect-error: no such event
  expect(refused(() => shop.event("Product Aded"))).toEqual([
    'event("Product Aded"): expected one of "Product Added", "Order Completed"; came "Product Aded". Did you mean "Product Added"?',
  ]);
});

const misspelt = () =>
  shop.trigger("t", {
    // @ts-expect-error: no such cancels
    when: shop.event("Product Added").notFollowedBy(["Order Complete", "Order Completed"], { for: "0s" }),
    // @ts-expect-error: no such purpose
    purpose: "email_marketting",
    // @ts-expect-error: no such sink
    send: { as: "T", to: ["klavio", "webhook", "webook"] },
  });

test("a vocabulary tells every unknown name of a trigger at once, with whatever else is wrong", () => {
  expect(refused(misspelt)).toEqual([
    expect.stringMatching(/^triggers\.t\.when\.notFollowedBy: .* Did you mean "Order Completed"\?$/),
    expect.stringMatching(/^triggers\.t\.purpose: .* Did you mean "email_marketing"\?$/),
    expect.stringMatching(/^triggers\.t\.send\.to: .* Did you mean "klaviyo"\?$/),
    expect.stringMatching(/^triggers\.t\.send\.to: .* Did you mean "webhook"\?$/),
    expect.stringMatching(/^triggers\.t\.when\.notFollowedBy\.for: expected elapsed time/),
  ]);
});

test("what a vocabulary does not list may be anything", () => {
  const open = vocabulary({ events: { A: { id: "text" } } });
  const define = () =>
    open.trigger("t", { ...SOUND, when: open.event("A"), purpose: "any", send: { as: "T", to: ["x"] } });
  expect(refused(define)).toEqual([]);
});
