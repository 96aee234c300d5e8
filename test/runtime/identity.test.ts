import { becomes, did, event, trigger } from "@heed/core";
import type { Incoming, Store } from "@heed/core/contracts";
import { simulatedClock } from "@heed/runtime/testing";
import { describe, expect, test } from "vitest";
import type { OpenShop } from "./shop.ts";
import { scriptedSink } from "./scripted-sink.ts";
import { abandoned, counted, MONDAY, openShop, thanks } from "./shop.ts";
import { DATABASES } from "./stores.ts";

/** Two views, of whomever. */
const interested = trigger("interested", {
  when: becomes(did("Product Viewed", { atLeast: 2 })),
  purpose: "marketing",
  send: { as: "Interested", to: ["mail"] },
});

/** Kept until somebody can be found. */
const welcome = trigger("welcome", {
  when: event("Signed Up"),
  purpose: "marketing",
  send: { as: "Welcome", to: ["mail"] },
});

const triggers = [abandoned, interested, thanks, welcome];

/** The profiles that there are, and where those that were merged away lead. */
async function people(store: Store): Promise<readonly string[]> {
  const rows: string[] = [];
  for await (const { key } of store.list("profiles")) rows.push(key);
  for await (const { key, forward } of store.list("forwarders")) rows.push(`${key} → ${forward}`);
  return rows;
}

async function profileOfDecisions(store: Store): Promise<readonly string[]> {
  const rows: string[] = [];
  for await (const { trigger: name, profile, ended } of store.list("decisions"))
    rows.push(`${name} ${profile} ${ended}`);
  return rows;
}

describe.each(DATABASES)("in $store", ({ database }) => {
  const open = async (): Promise<OpenShop & { readonly store: Store }> => {
    const store = (await database()).open();
    return { ...(await openShop({ store, triggers })), store };
  };

  test("what somebody did before logging in is theirs: one view before, one after", async () => {
    const shop = await open();

    await shop.heed.track({ anonymousId: "cookie", event: "Product Viewed" });
    await shop.heed.identify({ anonymousId: "cookie", userId: "anna" });
    await shop.heed.track({ userId: "anna", event: "Product Viewed" });
    await shop.pass("1m");

    expect(shop.mail.calls.map(({ user }) => user)).toEqual(["anna"]);
    expect(await people(shop.store)).toEqual(["u:anna", "a:cookie → u:anna"]);
    expect(await counted(shop.store, "profile_joined")).toBe(1);
    expect(shop.notices).toContainEqual(
      expect.objectContaining({ kind: "identity", profile: "u:anna", from: "a:cookie", how: "joined" }),
    );
  });

  test("what is done under the anonymous id afterwards is theirs, too", async () => {
    const shop = await open();

    await shop.heed.identify({ anonymousId: "cookie", userId: "anna" });
    await shop.heed.track({ anonymousId: "cookie", event: "Cart Updated" });
    await shop.pass("5m");
    await shop.heed.track({ userId: "anna", event: "Order Completed" });
    await shop.pass("1h");

    expect(await counted(shop.store, "wait_cancelled")).toBe(1);
    expect(shop.mail.calls.map((call) => call.trigger)).toEqual(["thanks"]);
    expect(await people(shop.store)).toEqual(["u:anna", "a:cookie → u:anna"]);
  });

  test("a login without identify joins: browsers send the anonymous id with every call", async () => {
    const shop = await open();

    await shop.heed.track({ anonymousId: "cookie", event: "Product Viewed" });
    await shop.heed.track({ anonymousId: "cookie", userId: "anna", event: "Product Viewed" });
    await shop.pass("1m");

    expect(shop.mail.calls.map(({ user }) => user)).toEqual(["anna"]);
    expect(await people(shop.store)).toEqual(["u:anna", "a:cookie → u:anna"]);
  });

  test("but it binds no id of which nothing is known", async () => {
    const shop = await open();

    await shop.heed.track({ anonymousId: "cookie", userId: "anna", event: "Product Viewed" });

    expect(await people(shop.store)).toEqual(["u:anna"]);
  });

  test("a cart without an order is abandoned once, by the person that somebody turned out to be", async () => {
    const shop = await open();

    await shop.heed.track({ anonymousId: "cookie", event: "Cart Updated" });
    await shop.heed.track({ userId: "anna", event: "Cart Updated" });
    await shop.pass("5m");
    await shop.heed.identify({ anonymousId: "cookie", userId: "anna" });
    await shop.pass("1h");

    expect(shop.mail.calls.map(({ user }) => user)).toEqual(["anna"]);
    expect(await counted(shop.store, "wait_opened")).toBe(2);
    expect(await counted(shop.store, "wait_decided")).toBe(1);
  });

  test("an order of the known person ends what the anonymous one was waiting for", async () => {
    const shop = await open();

    await shop.heed.track({ anonymousId: "cookie", event: "Cart Updated" });
    await shop.pass("1m");
    await shop.heed.track({ userId: "anna", event: "Order Completed" });
    await shop.heed.identify({ anonymousId: "cookie", userId: "anna" });
    await shop.pass("1h");

    expect(await counted(shop.store, "wait_cancelled")).toBe(1);
    expect(await counted(shop.store, "wait_decided")).toBe(0);
  });

  test("what was held for want of a person is sent when there is one", async () => {
    const shop = await open();

    await shop.heed.track({ anonymousId: "cookie", event: "Signed Up" });
    await shop.pass("1h");
    expect(shop.mail.calls).toEqual([]);
    expect(await counted(shop.store, "held", "not_identified")).toBe(1);
    await shop.heed.identify({ anonymousId: "cookie", userId: "anna" });
    await shop.pass("1m");

    expect(shop.mail.calls.map(({ user }) => user)).toEqual(["anna"]);
    expect(await counted(shop.store, "held_released", "not_identified")).toBe(1);
    expect(await profileOfDecisions(shop.store)).toEqual(["welcome u:anna fired"]);
  });

  test("what a login itself tells, an address or a refusal, holds for what it sets free", async () => {
    const shop = await open();

    for (const anonymousId of ["cookie", "tablet"])
      await shop.heed.track({ anonymousId, event: "Signed Up" });
    await shop.pass("1h");
    await shop.heed.identify({
      anonymousId: "cookie",
      userId: "anna",
      traits: { email: "anna@shop.example" },
    });
    await shop.heed.identify({ anonymousId: "tablet", userId: "bert", consent: { marketing: false } });
    await shop.pass("1m");

    const told: unknown[] = [];
    for await (const { delivery } of shop.store.list("deliveries")) told.push(delivery.identity);
    expect(told).toEqual([{ anonymousId: "cookie", userId: "anna", email: "anna@shop.example" }]);
  });

  test("an id that another person takes over is theirs from now on; what was before stays", async () => {
    const shop = await open();

    await shop.heed.track({ anonymousId: "tablet", event: "Product Viewed" });
    await shop.heed.identify({ anonymousId: "tablet", userId: "anna" });
    await shop.heed.identify({ anonymousId: "tablet", userId: "bert" });
    await shop.heed.track({ anonymousId: "tablet", event: "Product Viewed" });
    await shop.pass("1m");

    expect(shop.mail.calls).toEqual([]);
    expect(await people(shop.store)).toEqual(["u:anna", "u:bert", "a:tablet → u:bert"]);
    expect(await counted(shop.store, "profile_rebound")).toBe(1);
  });

  test("nobody takes an id over by the way: only who is introduced does", async () => {
    const shop = await open();

    await shop.heed.identify({ anonymousId: "tablet", userId: "anna" });
    await shop.heed.track({ anonymousId: "tablet", userId: "bert", event: "Product Viewed" });

    expect(await people(shop.store)).toEqual(["u:anna", "u:bert", "a:tablet → u:anna"]);
  });

  test("an alias joins the id that somebody had before", async () => {
    const shop = await open();

    await shop.heed.track({ anonymousId: "old", event: "Product Viewed" });
    await shop.heed.alias({ userId: "anna", previousId: "old" });
    await shop.heed.track({ userId: "anna", event: "Product Viewed" });
    await shop.pass("1m");

    expect(shop.mail.calls.map(({ user }) => user)).toEqual(["anna"]);
    expect(await people(shop.store)).toEqual(["u:anna", "a:old → u:anna"]);
  });

  test("two known people are never one: the alias is refused, told and counted", async () => {
    const shop = await open();

    await shop.order("anna");
    await shop.order("bert");
    await expect(shop.heed.alias({ userId: "anna", previousId: "bert" })).rejects.toThrow("previousId");
    const batch: readonly Incoming[] = [
      { ...alias("anna", "bert"), id: "m-1" },
      { ...alias("anna", "cookie"), id: "m-2" },
    ];
    const receipt = await shop.heed.ingest({ source: "web", events: batch });

    expect(receipt).toMatchObject({ processed: 1, refusals: [{ index: 0, code: "two_known" }] });
    expect(await counted(shop.store, "refused", "two_known")).toBe(2);
    expect(shop.notices.filter(({ kind }) => kind === "refused")).toHaveLength(2);
    expect(await people(shop.store)).toEqual(["u:anna", "u:bert", "a:cookie → u:anna"]);
  });

  test("a login in the middle of a batch divides it", async () => {
    const shop = await open();

    const receipt = await shop.heed.ingest({
      source: "web",
      events: [
        { ...said("track", "Product Viewed"), id: "m-1", anonymousId: "cookie" },
        { ...said("track", "Order Completed"), id: "m-2", userId: "bert" },
        { ...said("identify", ""), id: "m-3", anonymousId: "cookie", userId: "anna" },
        { ...said("track", "Product Viewed"), id: "m-4", anonymousId: "cookie" },
        { ...said("identify", ""), id: "m-5", anonymousId: "cookie", userId: "cleo" },
        { ...said("track", "Product Viewed"), id: "m-6", anonymousId: "cookie" },
      ],
    });
    await shop.pass("1m");

    expect(receipt.processed).toBe(6);
    expect(shop.mail.calls.map(({ user }) => user).toSorted()).toEqual(["anna", "bert"]);
    expect(await people(shop.store)).toEqual(["u:anna", "u:bert", "u:cleo", "a:cookie → u:cleo"]);
  });

  test("who may not be collected is not joined either, and the refusal is heard under both ids", async () => {
    const store = (await database()).open();
    const consent = {
      purposes: { marketing: { categories: ["C0004"] }, analytics: { categories: ["C0002"] } },
      collect: "analytics",
    };
    const shop = await openShop({ store, triggers: [abandoned], consent });

    const allowed = { C0002: true, C0004: true };
    await shop.heed.track({ anonymousId: "cookie", event: "Cart Updated", consent: allowed });
    await shop.heed.identify({
      anonymousId: "cookie",
      userId: "anna",
      consent: { C0002: false, C0004: false },
    });
    await shop.pass("1h");

    expect(await people(store)).toEqual(["a:cookie", "u:anna"]);
    expect(await counted(store, "wait_cancelled", "withdrawn")).toBe(1);
    expect(shop.mail.calls).toEqual([]);
  });

  test("a message that only says what is allowed is heard under both ids, and joins nobody", async () => {
    const shop = await open();

    await shop.heed.track({ anonymousId: "cookie", event: "Cart Updated" });
    const refusal = { ...said("consent", ""), consent: { C0004: false } };
    await shop.heed.ingest({
      source: "web",
      events: [{ ...refusal, id: "m-1", anonymousId: "cookie", userId: "anna" }],
    });
    await shop.pass("1h");

    expect(await people(shop.store)).toEqual(["a:cookie", "u:anna"]);
    expect(await counted(shop.store, "wait_cancelled", "withdrawn")).toBe(1);
  });

  test("the newest word counts: who has refused under the name is not joined by an older yes", async () => {
    const store = (await database()).open();
    const consent = { purposes: { marketing: { categories: ["C0004"] } }, collect: "marketing" };
    const shop = await openShop({ store, triggers: [thanks], consent });

    await shop.heed.track({ anonymousId: "cookie", event: "Page", consent: { C0004: true } });
    await shop.pass("1m");
    await shop.heed.track({ userId: "anna", event: "Page", consent: { C0004: false } });
    await shop.pass("1m");
    await expect(
      shop.heed.track({ anonymousId: "cookie", userId: "anna", event: "Page" }),
    ).resolves.toMatchObject({ suppressed: 1 });

    expect(await people(store)).toEqual(["a:cookie", "u:anna"]);
  });

  test("who is merged away in the moment in which they are to be woken wakes as the other", async () => {
    const honest = (await database()).open();
    const due: Store["due"] = async (now, limit) => {
      const found = await honest.due(now, limit);
      return found.profiles.length === 0 ? found : { ...found, profiles: [...found.profiles, "a:cookie"] };
    };
    const shop = await openShop({ store: { ...honest, due }, triggers: [abandoned] });

    await shop.heed.identify({ anonymousId: "cookie", userId: "anna" });
    await shop.cart("anna");
    await shop.pass("1h");

    expect(shop.mail.calls.map(({ user }) => user)).toEqual(["anna"]);
    expect(shop.notices.filter(({ kind }) => kind === "engine")).toEqual([]);
  });

  test("who allowed it before logging in is joined, though the login itself says nothing", async () => {
    const store = (await database()).open();
    const consent = { purposes: { marketing: { categories: ["C0004"] } }, collect: "marketing" };
    const shop = await openShop({ store, triggers: [thanks], consent });

    await shop.heed.track({ anonymousId: "cookie", event: "Page", consent: { C0004: true } });
    await shop.heed.identify({ anonymousId: "cookie", userId: "anna" });
    await shop.order("anna");
    await shop.pass("1m");

    expect(await people(store)).toEqual(["u:anna", "a:cookie → u:anna"]);
    expect(shop.mail.calls.map(({ user }) => user)).toEqual(["anna"]);
  });

  test("a delivery of somebody anonymous goes on with the person, whose refusal stops it", async () => {
    const store = (await database()).open();
    const byMail = trigger("by_mail", {
      when: event("Signed Up"),
      purpose: "marketing",
      identified: "any",
      send: { as: "Welcome", to: ["mail"] },
    });
    const clock = simulatedClock(MONDAY);
    const mail = scriptedSink("mail", clock, { answers: [503] });
    const shop = await openShop({ store, clock, mail, triggers: [byMail] });

    await shop.heed.track({ anonymousId: "cookie", event: "Signed Up" });
    await shop.pass("1s");
    await shop.heed.identify({ anonymousId: "cookie", userId: "anna", consent: { C0004: false } });
    await shop.pass("1h");

    expect(mail.calls).toHaveLength(1);
    const rows: string[] = [];
    for await (const { profile, state, reason } of store.list("deliveries"))
      rows.push([profile, state, reason].join(" "));
    expect(rows).toEqual(["u:anna cancelled withdrawn"]);
  });
});

function said(type: Incoming["type"], name: string): Incoming {
  return { type, name, receivedAt: MONDAY, properties: {}, context: {} };
}

function alias(userId: string, previousId: string): Incoming {
  return { ...said("alias", ""), userId, properties: { previousId } };
}
