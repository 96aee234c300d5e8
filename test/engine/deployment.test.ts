import type { Duration } from "@heed/core";
import { event, HeedError } from "@heed/core";
import { decodeState, encodeState, EMPTY_STATE, recheck, step } from "@heed/core/engine";
import type { Recheck } from "@heed/core/engine";
import { expect, test } from "vitest";
import { instant } from "./clock.ts";
import { shopper } from "./driver.ts";
import { abandoned, abandonedCart, noticing } from "./triggers.ts";

const startedAt = (start: string) =>
  shopper(abandoned(), { since: "12:00" }).event(start, "Start", {}, { read: "12:01" }).until("13:00");

test("a wait begun before the deployment is none; one begun at its instant is", () => {
  expect(startedAt("11:59:59.999").effects).toEqual([{ kind: "before_deployment", trigger: "noticed" }]);
  expect(startedAt("12:00").fires).toEqual(["12:15, decided 12:16"]);
});

test("an event before the deployment is no instant, and told", () => {
  const ada = shopper(noticing(event("Order")), { since: "12:00" })
    .event("11:59", "Order", {}, { read: "12:01" })
    .event("12:00", "Order", {}, { read: "12:01" });
  expect(ada.fires).toEqual(["12:00, decided 12:01"]);
  expect(ada.effects.map(({ kind }) => kind)).toEqual(["before_deployment", "fired"]);
});

test("a purchase before the deployment still answers the start before it", () => {
  const ada = shopper(abandoned(), { since: "12:00" })
    .event("12:02", "Purchase")
    .event("12:01", "Start", {}, { read: "12:03" })
    .until("13:00");
  expect(ada.decisions).toEqual([]);
});

test("a single event older than maxAge when it arrived is stale; exactly as old, it fires", () => {
  const trigger = noticing(event("Order"), { maxAge: "1h" });
  const stale = shopper(trigger).event("12:00", "Order", {}, { read: "13:00:00.001" });
  expect(stale.effects).toMatchObject([{ kind: "stale", of: "event", decision: { ended: "stale" } }]);
  const fresh = shopper(trigger).event("12:00", "Order", {}, { read: "13:00" });
  expect(fresh.fires).toEqual(["12:00, decided 13:00"]);
});

const allowedAge = (span: "15m" | "24h") =>
  shopper(noticing(event("A").notFollowedBy("B", { for: span }))).plan.triggers[0]?.forms[0]?.maxAgeMs;

test("without a maxAge a day is allowed, or twice the wait where that is longer", () => {
  expect(allowedAge("15m")).toBe(86_400_000);
  expect(allowedAge("24h")).toBe(172_800_000);
});

test("a profile of which nothing is written is an empty one", () => {
  const { plan } = shopper(abandoned());
  expect(decodeState(plan, undefined)).toEqual(EMPTY_STATE);
  expect(decodeState(plan, encodeState(plan, EMPTY_STATE))).toEqual(EMPTY_STATE);
});

test.each([1, 2])(
  "a state written as version %i is refused, rather than read as what it is not",
  (version) => {
    const { plan } = shopper(abandoned());
    expect(() => decodeState(plan, `[${version}]`)).toThrow(HeedError);
    expect(() => decodeState(plan, `[${version}]`)).toThrow(
      new RegExp(`Expected a profile state of version \\d+; came ${version}`),
    );
  },
);

test("a state survives a plan in which triggers came, went and moved", () => {
  const before = shopper([abandoned("restart", { name: "m" }), abandoned("restart", { name: "z" })]);
  const written = encodeState(before.plan, before.event("12:00", "Start").state);
  const { plan, deployment } = shopper([
    abandoned("restart", { name: "a" }),
    abandoned("restart", { name: "z" }),
  ]);
  const state = decodeState(plan, written);
  const { effects } = step(plan, deployment, "u:ada", state, { kind: "tick", at: instant("13:00") });
  expect(effects.map(({ kind }) => kind)).toEqual(["dropped", "wait_decided", "fired"]);
  expect(effects).toMatchObject([{ trigger: "m" }, { trigger: "z" }, {}]);
});

test("a trigger whose moment has another shape drops what waits, told once, rather than firing past the awaited event", () => {
  const before = shopper(abandoned("restart", { name: "cart" }));
  const written = encodeState(before.plan, before.event("12:00", "Start", { cart_id: "c1" }).state);
  const { plan, deployment } = shopper(abandonedCart("restart", { name: "cart" }));
  const first = step(plan, deployment, "u:ada", decodeState(plan, written), {
    kind: "tick",
    at: instant("13:00"),
  });
  expect(first.effects).toEqual([{ kind: "dropped", trigger: "cart" }]);
  const again = step(plan, deployment, "u:ada", first.state, { kind: "tick", at: instant("14:00") });
  expect(again.effects).toEqual([]);
});

/** The same moment with another wait. */
const cart = (span: Duration) => noticing(event("Start").notFollowedBy("Purchase", { for: span }));

test("a wait in progress keeps the deadline it began with, whatever its trigger's wait is changed to", () => {
  const before = shopper(cart("2h"));
  const written = encodeState(before.plan, before.event("12:00", "Start").state);
  const { plan, deployment } = shopper(cart("15m"));
  const early = step(plan, deployment, "u:ada", decodeState(plan, written), {
    kind: "tick",
    at: instant("13:59"),
  });
  expect(early.effects).toEqual([]);
  const { effects } = step(plan, deployment, "u:ada", early.state, { kind: "tick", at: instant("14:02") });
  expect(effects).toMatchObject([{ kind: "wait_decided" }, { decision: { at: instant("14:00") } }]);
});

test("a trigger that no longer waits forgets what its former self was waiting for", () => {
  const before = shopper(noticing(event("Start").notFollowedBy("Purchase", { for: "15m" })));
  const written = encodeState(before.plan, before.event("12:00", "Start").state);
  const { plan } = shopper(noticing(event("Start")));
  expect(decodeState(plan, written).books.flatMap(({ waits }) => waits)).toEqual([]);
});

/** Why it must not be sent, if so. */
function told(asked: Recheck): string | undefined {
  return asked.answer === "cancel" ? asked.reason : undefined;
}

/** A fire at 12:16, its delivery not yet sent. */
function waitingToBeSent(ada: ReturnType<typeof shopper>) {
  ada.event("12:00", "Start", { cart_id: "c1" }, { consent: { email_marketing: true } }).until("12:20");
  const [queued] = ada.effects.flatMap((effect) => (effect.kind === "fired" ? effect.deliveries : []));
  if (queued === undefined) throw new Error("nothing was fired");
  return (now: string) => told(recheck(ada.plan, ada.deployment, ada.state, queued, instant(now)));
}

test("its trigger has been taken away since: nobody wants it any more", () => {
  const ada = shopper(abandonedCart());
  ada.event("12:00", "Start", { cart_id: "c1" }, { consent: { email_marketing: true } }).until("12:20");
  const [queued] = ada.effects.flatMap((effect) => (effect.kind === "fired" ? effect.deliveries : []));
  const { plan, deployment } = shopper(noticing(event("Start"), { name: "another" }));
  const state = decodeState(plan, encodeState(ada.plan, ada.state));
  expect(queued && told(recheck(plan, deployment, state, queued, instant("12:21")))).toBe("no_longer");
});

test("refused and allowed again since: what was on its way stays stopped", () => {
  const ada = shopper(abandonedCart());
  const mayNot = waitingToBeSent(ada);
  ada.says("12:21", { email_marketing: false }).says("12:22", { email_marketing: true });
  expect(mayNot("12:23")).toBe("withdrawn");
});

test("nothing has happened since: it may be sent, until exactly its expiry", () => {
  const mayNot = waitingToBeSent(shopper(abandonedCart("restart", { expires: "6h" })));
  expect(mayNot("12:20")).toBeUndefined();
  expect(mayNot("18:15")).toBeUndefined();
  expect(mayNot("18:15:00.001")).toBe("expired");
});

test("consent withdrawn since: withdrawn", () => {
  const ada = shopper(abandonedCart());
  const mayNot = waitingToBeSent(ada);
  ada.says("12:21", { email_marketing: false });
  expect(mayNot("12:22")).toBe("withdrawn");
});

test("the purchase came after all: overtaken, by this cart or by none", () => {
  for (const properties of [{ cart_id: "c1" }, {}]) {
    const ada = shopper(abandonedCart());
    const mayNot = waitingToBeSent(ada);
    ada.event("12:21", "Purchase", properties);
    expect(mayNot("12:22")).toBe("overtaken");
  }
});

test("a purchase of another cart, or one before the start, overtakes nothing", () => {
  const ada = shopper(abandonedCart());
  const mayNot = waitingToBeSent(ada);
  ada.event("12:21", "Purchase", { cart_id: "c2" }).event("11:59", "Purchase", {}, { read: "12:22" });
  expect(mayNot("12:23")).toBeUndefined();
});
