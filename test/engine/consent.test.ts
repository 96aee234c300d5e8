import { event } from "@heed/core";
import { expect, test } from "vitest";
import { shopper } from "./driver.ts";
import { abandoned, noticing } from "./triggers.ts";

const YES = { email_marketing: true };
const NO = { email_marketing: false };
const DENIED_UNLESS_SAID = { unknown: "denied" } as const;

const proofs = (ada: ReturnType<typeof shopper>) =>
  ada.effects
    .flatMap((effect) => (effect.kind === "fired" ? effect.deliveries : []))
    .map(({ delivery }) => delivery.consent);

test("consent is asked when it is decided, not when the wait began", () => {
  const ada = shopper(abandoned(), DENIED_UNLESS_SAID)
    .event("12:00", "Start")
    .event("12:10", "Banner Closed", {}, { consent: YES })
    .until("13:00");
  expect(ada.fires).toEqual(["12:15, decided 12:16"]);
  expect(proofs(ada)).toEqual([
    { purpose: "email_marketing", basis: "signal", at: Date.UTC(2026, 10, 23, 12, 10) },
  ]);
});

test("nothing said, and the policy lets silence be permission: the proof says so", () => {
  const ada = shopper(abandoned(), { unknown: "granted" }).event("12:00", "Start").until("13:00");
  expect(proofs(ada)).toEqual([{ purpose: "email_marketing", basis: "policy" }]);
});

test("nothing said, and silence is no permission: suppressed, with what would allow it", () => {
  const ada = shopper(abandoned(), DENIED_UNLESS_SAID).event("12:00", "Start").until("13:00");
  expect(ada.suppressed).toEqual(["12:15, decided 12:16: consent_unknown:email_marketing"]);
  expect(ada.decisions[0]?.allowedBy).toBe(
    "a newer event with context.consent.categoryPreferences { email_marketing: true }",
  );
  expect(ada.waits).toMatchObject({ opened: 1, decided: 1, open: 0 });
});

test("withdrawn during the wait: the wait ends there and then", () => {
  const ada = shopper(abandoned())
    .event("12:00", "Start", {}, { consent: YES })
    .event("12:10", "Banner Closed", {}, { consent: NO })
    .until("13:00");
  expect(ada.effects.map(({ kind }) => kind)).toEqual(["opened", "cancelled"]);
  expect(ada.effects).toMatchObject([{}, { by: "withdrawal" }]);
});

test("a withdrawn wait is not revived by a later yes; what begins after that is a new wait", () => {
  const ada = shopper(abandoned())
    .event("12:00", "Start", {}, { consent: YES })
    .says("12:05", NO)
    .says("12:06", YES)
    .until("12:30");
  expect(ada.fires).toEqual([]);
  ada.event("13:00", "Start").until("14:00");
  expect(ada.fires).toHaveLength(1);
});

test("a start that happened before the refusal and is read after it begins nothing, whatever is allowed later", () => {
  const ada = shopper(abandoned())
    .says("12:02", NO)
    .event("12:00", "Start", {}, { read: "12:03" })
    .says("12:06", YES)
    .until("13:00");
  expect(ada.effects).toEqual([]);
});

test("a refusal that is said again ends what was begun in between", () => {
  const ada = shopper(abandoned())
    .says("12:02", NO)
    .event("12:03", "Start")
    .says("12:04", NO)
    .says("12:06", YES)
    .until("13:00");
  expect(ada.fires).toEqual([]);
  expect(ada.effects).toMatchObject([{ kind: "opened" }, { kind: "cancelled", by: "withdrawal" }]);
});

test("a withdrawal of one purpose leaves the waits of another alone", () => {
  const ada = shopper([
    abandoned("restart", { name: "mail" }),
    abandoned("restart", { name: "push", purpose: "push" }),
  ])
    .event("12:00", "Start")
    .says("12:05", { ...YES, email_marketing: false, push: true })
    .until("13:00");
  expect(ada.effects.filter(({ kind }) => kind === "cancelled")).toMatchObject([{ trigger: "mail" }]);
});

test("a permission given after the decision revives nothing", () => {
  const ada = shopper(abandoned(), DENIED_UNLESS_SAID)
    .event("12:00", "Start")
    .until("12:17")
    .says("12:18", YES)
    .until("13:00");
  expect(ada.fires).toEqual([]);
  expect(ada.suppressed).toHaveLength(1);
});

const saidAt = (said: string) =>
  shopper(abandoned(), DENIED_UNLESS_SAID).event("12:00", "Start").says(said, YES).until("13:00").fires;

test("a permission of the very instant of the decision counts, one of a millisecond later does not", () => {
  expect(saidAt("12:16")).toHaveLength(1);
  expect(saidAt("12:16:00.001")).toHaveLength(0);
});

test("an older permission that arrives after a refusal does not replace it", () => {
  const ada = shopper(abandoned())
    .event("12:00", "Start")
    .says("12:10", NO)
    .says("12:05", YES, { read: "12:11" })
    .event("12:20", "Start")
    .until("13:00");
  expect(ada.suppressed).toHaveLength(1);
});

test("an older refusal that arrives after a permission does", () => {
  const ada = shopper(abandoned())
    .event("12:00", "Start")
    .says("12:10", YES)
    .says("12:05", NO, { read: "12:11" })
    .event("12:20", "Start")
    .until("13:00");
  expect(ada.suppressed).toHaveLength(1);
});

test("a signal on the event itself counts for the decision about it", () => {
  const ada = shopper(noticing(event("Order")), DENIED_UNLESS_SAID).event(
    "12:00",
    "Order",
    {},
    { consent: YES },
  );
  expect(ada.fires).toEqual(["12:00, decided 12:00"]);
});

test("a consent message is never behaviour", () => {
  const ada = shopper(noticing(event("Order"))).event(
    "12:00",
    "Order",
    {},
    { type: "consent", consent: YES },
  );
  expect(ada.decisions).toEqual([]);
});

const anonymous = { profile: "a:cookie-1" } as const;

test("identified: require suppresses a fire of which no sink could find the person", () => {
  const ada = shopper(noticing(event("Order"), { identified: "require" }), anonymous).event("12:00", "Order");
  expect(ada.suppressed).toEqual(["12:00, decided 12:00: not_identified"]);
});

test("identified: any lets it pass", () => {
  const ada = shopper(noticing(event("Order"), { identified: "any" }), anonymous).event("12:00", "Order");
  expect(ada.fires).toEqual(["12:00, decided 12:00"]);
});

test("an e-mail address or a phone number from any event identifies, until the decision", () => {
  for (const traits of [{ email: "ada@example.com" }, { phone: "+4366012345" }]) {
    const ada = shopper(abandoned(), anonymous)
      .event("12:00", "Start")
      .event("12:10", "", traits, { type: "identify" })
      .until("13:00");
    expect(ada.fires).toHaveLength(1);
  }
});

test("consent is asked before identity", () => {
  const ada = shopper(noticing(event("Order")), { ...anonymous, unknown: "denied" }).event("12:00", "Order");
  expect(ada.suppressed).toEqual(["12:00, decided 12:00: consent_unknown:email_marketing"]);
});

test("of two addresses the one told later in the history counts, whichever was read last", () => {
  const ada = shopper(noticing(event("Order")))
    .event("11:30", "", { email: "new@example.com" }, { type: "identify", anonymousId: "cookie-2" })
    .event(
      "11:00",
      "",
      { email: "old@example.com", phone: "+43660" },
      { type: "identify", anonymousId: "cookie-1", read: "11:31" },
    )
    .event("12:00", "Order");
  const [fired] = ada.effects.flatMap((effect) => (effect.kind === "fired" ? effect.deliveries : []));
  expect(fired?.delivery.identity).toEqual({
    userId: "ada",
    anonymousId: "cookie-2",
    email: "new@example.com",
    phone: "+43660",
  });
});

test("an address that is told again is as new as its newest telling", () => {
  const ada = shopper(noticing(event("Order")))
    .event("11:00", "", { email: "a@example.com" }, { type: "identify" })
    .event("11:30", "", { email: "a@example.com" }, { type: "identify" })
    .event("11:15", "", { email: "b@example.com" }, { type: "identify", read: "11:31" })
    .event("12:00", "Order");
  const [fired] = ada.effects.flatMap((effect) => (effect.kind === "fired" ? effect.deliveries : []));
  expect(fired?.delivery.identity.email).toBe("a@example.com");
});
