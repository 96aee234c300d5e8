import { BORIS, LEASE, START, claim, claimOne, delivery, idsOf, queue } from "./examples.ts";
import type { DefinePromise } from "./promise.ts";

export function leadPromises(promise: DefinePromise): void {
  promise("the first ever to lead a role learns that nobody did before", async ({ store, expect }) => {
    const led = await store.lead("engine", "one", LEASE, START);
    expect(led).toEqual({ leads: true, until: START + LEASE });
  });

  promise("a leader renews its role and learns of its last beat", async ({ store, expect }) => {
    await store.lead("engine", "one", LEASE, START);
    expect(await store.lead("engine", "one", LEASE, START + 10)).toEqual({
      leads: true,
      until: START + 10 + LEASE,
      lastBeatAt: START,
    });
  });

  promise(
    "another is refused by the holder's name until the lease has run out",
    async ({ store, expect }) => {
      await store.lead("engine", "one", LEASE, START);
      const refused = { leads: false, holder: "one", until: START + LEASE };
      expect(await store.lead("engine", "two", LEASE, START + 1)).toEqual(refused);
      expect(await store.lead("engine", "two", LEASE, START + LEASE - 1)).toEqual(refused);
      expect((await store.lead("engine", "one", LEASE, START + LEASE - 1)).leads).toEqual(true);
    },
  );

  promise("another takes over once the lease has run out, and learns of the last beat", async (given) => {
    const { store, expect } = given;
    await store.lead("engine", "one", LEASE, START);
    expect(await store.lead("engine", "two", LEASE, START + LEASE)).toEqual({
      leads: true,
      until: START + 2 * LEASE,
      lastBeatAt: START,
    });
    expect((await store.lead("engine", "one", LEASE, START + LEASE)).leads).toEqual(false);
  });

  promise("roles are held apart from each other", async ({ store, expect }) => {
    await store.lead("engine", "one", LEASE, START);
    expect((await store.lead("sink:crm", "two", LEASE, START)).leads).toEqual(true);
  });

  promise("a role that was given back is free at once", async ({ store, expect }) => {
    await store.lead("engine", "one", LEASE, START);
    await store.resign("engine", "one", START + 5);
    expect(await store.lead("engine", "two", LEASE, START + 5)).toEqual({
      leads: true,
      until: START + 5 + LEASE,
      lastBeatAt: START + 5,
    });
  });

  promise("nobody gives back the role of another", async ({ store, expect }) => {
    await store.lead("engine", "one", LEASE, START);
    await store.resign("engine", "two", START + 5);
    expect((await store.lead("engine", "two", LEASE, START + 5)).leads).toEqual(false);
  });

  promise(
    "a role is held against every other handle, even one of the same name",
    async ({ store, open, expect }) => {
      const other = await open();
      await store.lead("engine", "one", LEASE, START);
      const refused = { leads: false, holder: "one", until: START + LEASE };
      expect(await other.lead("engine", "two", LEASE, START + 1)).toEqual(refused);
      expect(await other.lead("engine", "one", LEASE, START + 1)).toEqual(refused);
    },
    "sharing",
  );

  promise(
    "a holder that closed its store holds nothing any more",
    async ({ store, open, expect }) => {
      const other = await open();
      await store.lead("engine", "one", LEASE, START);
      await store.close();
      expect(await other.lead("engine", "two", LEASE, START + 1)).toEqual({
        leads: true,
        until: START + 1 + LEASE,
        lastBeatAt: START,
      });
    },
    "sharing",
  );

  promise("whoever takes over a sink frees what was in flight there: at once, uncertain", async (given) => {
    const { store, expect } = given;
    await queue(store, delivery("d-1"));
    await store.lead("sink:crm", "one", 1_000, START);
    const { lease } = await claimOne(store, START);
    await store.lead("sink:crm", "two", 1_000, START + 1_000);
    expect(await store.settle([{ id: "d-1", lease, state: "delivered" }], START + 1_000)).toEqual([]);
    const { attempt, uncertain } = (await claimOne(store, START + 1_000)).delivery;
    expect({ attempt, uncertain }).toEqual({ attempt: 2, uncertain: true });
  });

  promise("taking over one sink leaves the others in flight", async ({ store, expect }) => {
    await queue(store, delivery("d-1"), delivery("d-2", { sink: "webhook", profile: BORIS }));
    await store.lead("sink:webhook", "one", 1_000, START);
    await claimOne(store, START);
    await store.lead("sink:webhook", "two", 1_000, START + 1_000);
    expect(idsOf(await claim(store, START + 1_000))).toEqual([]);
  });

  promise("a leader that renews keeps what it has in flight", async ({ store, expect }) => {
    await queue(store, delivery("d-1"));
    await store.lead("sink:crm", "one", 1_000, START);
    const { lease } = await claimOne(store, START);
    await store.lead("sink:crm", "one", 1_000, START + 500);
    expect(await store.settle([{ id: "d-1", lease, state: "delivered" }], START + 501)).toEqual(["d-1"]);
  });

  promise("a trigger keeps the instant of its first deployment", async ({ store, expect }) => {
    await store.deploy(["abandoned_cart"], START);
    const deployments = await store.deploy(["abandoned_cart", "win_back"], START + 5);
    expect(Object.fromEntries(deployments)).toEqual({ abandoned_cart: START, win_back: START + 5 });
    expect(Object.fromEntries(await store.deploy([], START + 9))).toEqual(Object.fromEntries(deployments));
  });

  promise("what is no longer deployed is forgotten, and deployed anew when it comes back", async (given) => {
    const { store, expect } = given;
    await store.deploy(["abandoned_cart", "win_back"], START);
    expect(Object.fromEntries(await store.deploy(["win_back"], START + 5))).toEqual({ win_back: START });
    const deployments = await store.deploy(["abandoned_cart", "win_back"], START + 9);
    expect(Object.fromEntries(deployments)).toEqual({ abandoned_cart: START + 9, win_back: START });
  });

  promise("thousands of names are deployed in one call, each keeps its first instant", async (given) => {
    const { store, expect } = given;
    const names = Array.from({ length: 5_000 }, (_, index) => `register-${index}`);
    await store.deploy(names.slice(0, 3_000), START);
    const deployments = await store.deploy([...names, ...names], START + 5);
    expect(names.map((name) => deployments.get(name))).toEqual(
      names.map((_, index) => (index < 3_000 ? START : START + 5)),
    );
  });
}
