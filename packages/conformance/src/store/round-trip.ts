import type { JsonObject, ProfileKey } from "@heed/core/contracts";
import { LEASE, START, decision, delivery, profile, put } from "./examples.ts";
import { rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

/** Names that break stores which build objects, texts or statements out of them. */
const HOSTILE = [
  "",
  "__proto__",
  "constructor",
  "a'b\"c`d\\e",
  "'; drop table profile; --",
  "nul\u0000inside",
  "\u0000",
  "line\nbreak\ttab",
  "%_*?[",
  "🦔 e\u0301 \u00e9",
  "half a pair \ud83e",
  "other half \udd94",
  " space ",
  "x".repeat(10_000),
] as const;

const PAYLOAD: JsonObject = JSON.parse(
  `{"__proto__":{"admin":true},"":"empty","nested":[[],{},[null,true,-0.5,1e300,9007199254740993]],"text":"a\\u0000b 🦔 \\"'"}`,
);

const SUPPRESSED = { ended: "suppressed", reason: "__proto__" } as const;

export function roundTripPromises(promise: DefinePromise): void {
  promise("hostile profile keys are kept apart and come back as they were", async ({ store, expect }) => {
    const keys = HOSTILE.map((name): ProfileKey => `u:${name}`);
    await put(store, ...keys.map((key, index) => profile(key, `state of ${index}`, START + index)));
    const found = await store.read(keys);
    expect(keys.map((key) => found.get(key)?.state)).toEqual(keys.map((_, index) => `state of ${index}`));
    expect((await store.due(START + keys.length, 100)).profiles).toEqual(keys);
  });

  promise("hostile message ids are kept apart", async ({ store, expect }) => {
    const fresh = async (): Promise<readonly boolean[]> => {
      const answers: boolean[] = [];
      await store.transact({ at: START, profiles: [], messages: HOSTILE }, (view) => {
        answers.splice(0, answers.length, ...HOSTILE.map((message) => view.isNew(message)));
        return {};
      });
      return answers;
    };
    expect(await fresh()).toEqual(HOSTILE.map(() => true));
    expect(await fresh()).toEqual(HOSTILE.map(() => false));
  });

  promise("hostile names of sinks, triggers and roles come back as they were", async ({ store, expect }) => {
    const names = ["__proto__", "", "a'b", "🦔"];
    for (const name of names) {
      await store.transact({ at: START, profiles: [] }, () => ({
        decisions: [decision(`fire of ${name}`, { trigger: name, ...SUPPRESSED })],
        deliveries: [delivery(`delivery of ${name}`, { sink: name })],
        counts: [{ name: "refused", of: name, reason: "__proto__", n: 1 }],
      }));
      const [row] = await rowsOf(store.list("decisions", { trigger: name }));
      expect(row?.trigger).toEqual(name);
      const [claimed] = await store.claim(name, START, 10, LEASE);
      expect(claimed?.delivery.id).toEqual(`delivery of ${name}`);
      expect((await store.lead(name, name, LEASE, START)).leads).toEqual(true);
    }
    const counted = (await store.counts()).filter(({ reason }) => reason !== undefined);
    expect(counted.map(({ name, of, reason }) => `${name}, ${of}: ${reason}`).toSorted()).toEqual(
      ["refused", "suppressed"].flatMap((name) => names.map((of) => `${name}, ${of}: __proto__`)).toSorted(),
    );
    expect([...(await store.deploy(names, START)).keys()].toSorted()).toEqual(names.toSorted());
  });

  promise("payload, evidence, memo and state come back exactly", async ({ store, expect }) => {
    const state = JSON.stringify(PAYLOAD);
    const queued = delivery("d-1");
    await store.transact({ at: START, profiles: [] }, () => ({
      profiles: [profile("u:anna", state)],
      decisions: [decision("fire-1", { evidence: [PAYLOAD] })],
      deliveries: [{ ...queued, delivery: { ...queued.delivery, payload: PAYLOAD, memo: PAYLOAD } }],
    }));
    const [decided] = await rowsOf(store.list("decisions"));
    const [claimed] = await store.claim("crm", START, 1, LEASE);
    const held = (await store.read(["u:anna"])).get("u:anna");
    expect(JSON.stringify(decided?.evidence)).toEqual(`[${state}]`);
    expect(JSON.stringify(claimed?.delivery.payload)).toEqual(state);
    expect(JSON.stringify(claimed?.delivery.memo)).toEqual(state);
    expect(held?.state).toEqual(state);
  });
}
