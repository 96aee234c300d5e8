import type { Change, Need, View } from "@heed/core/contracts";
import { ANNA, BORIS, START, profile, put, stateIn } from "./examples.ts";
import { refusalOf, rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

export function needPromises(promise: DefinePromise): void {
  promise("a change that needs further profiles is run again with all of them", async (given) => {
    const { store, expect } = given;
    await put(store, profile(ANNA, "anna"), profile(BORIS, "boris"));
    const needing = ["a:1", ANNA, BORIS] as const;
    let runs = 0;
    await store.transact({ at: START, profiles: ["a:1"], messages: ["m-1"] }, (view): Change | Need => {
      const missing = needing[++runs];
      if (missing !== undefined) return { need: [missing] };
      const states = needing.map((key) => stateIn(view, key) ?? "new");
      return { profiles: [profile("a:1", [...states, view.isNew("m-1")].join(" "))] };
    });
    expect((await store.read(["a:1"])).get("a:1")?.state).toEqual("new anna boris true");
  });

  promise("nobody comes between a change and its being run again", async ({ store, expect }) => {
    let given = false;
    const needing = store.transact({ at: START, profiles: [BORIS] }, (view) => {
      if (given) return beginning(view);
      given = true;
      return { need: [ANNA] };
    });
    const next = store.transact({ at: START, profiles: [ANNA] }, (view) => ({
      profiles: [profile(ANNA, `${stateIn(view, ANNA) ?? ""}second`)],
    }));
    await Promise.all([needing, next]);
    expect((await store.read([ANNA])).get(ANNA)?.state).toEqual("first second");
  });

  promise("a change that needs what it was already given is refused", async ({ store, expect }) => {
    let runs = 0;
    const needing = store.transact({ at: START, profiles: [ANNA] }, (): Change | Need =>
      ++runs < 100 ? { need: [ANNA] } : { profiles: [profile(ANNA)] },
    );
    expect(await refusalOf(needing)).toEqual("HEED_INPUT_INVALID");
    expect(await rowsOf(store.list("profiles"))).toEqual([]);
  });
}

function beginning(view: View): Change {
  return { profiles: [profile(ANNA, `${stateIn(view, ANNA) ?? ""}first `)] };
}
