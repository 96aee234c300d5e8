import { ANNA, BORIS, START, profile, put } from "./examples.ts";
import type { DefinePromise } from "./promise.ts";

export function wakeUpPromises(promise: DefinePromise): void {
  promise("profiles are due at their instant, the earliest first, and none before", async (given) => {
    const { store, expect } = given;
    await put(
      store,
      profile(ANNA, "{}", START),
      profile(BORIS, "{}", START - 5),
      profile("a:1", "{}", START + 1),
    );
    expect((await store.due(START, 10)).profiles).toEqual([BORIS, ANNA]);
  });

  promise("`due` says when the first profile is due that it did not return", async ({ store, expect }) => {
    await put(
      store,
      profile(ANNA, "{}", START),
      profile(BORIS, "{}", START - 5),
      profile("a:1", "{}", START + 9),
    );
    expect(await store.due(START, 10)).toEqual({ profiles: [BORIS, ANNA], nextAt: START + 9 });
    expect(await store.due(START, 1)).toEqual({ profiles: [BORIS], nextAt: START });
    expect(await store.due(START - 6, 10)).toEqual({ profiles: [], nextAt: START - 5 });
  });

  promise("`due` names no next instant where nothing waits", async ({ store, expect }) => {
    await put(store, profile(ANNA));
    expect(await store.due(START, 10)).toEqual({ profiles: [] });
  });

  promise("`due` returns no more than its limit", async ({ store, expect }) => {
    await put(store, profile(ANNA, "{}", START), profile(BORIS, "{}", START + 1));
    expect((await store.due(START + 1, 1)).profiles).toEqual([ANNA]);
  });

  promise("writing a profile moves its wake-up", async ({ store, expect }) => {
    await put(store, profile(ANNA, "{}", START));
    await put(store, profile(ANNA, "{}", START + 7));
    expect(await store.due(START, 10)).toEqual({ profiles: [], nextAt: START + 7 });
  });

  promise("writing a profile without a wake-up removes it", async ({ store, expect }) => {
    await put(store, profile(ANNA, "{}", START));
    await put(store, profile(ANNA));
    expect(await store.due(START, 10)).toEqual({ profiles: [] });
    expect((await store.read([ANNA])).get(ANNA)).toEqual(profile(ANNA));
  });
}
