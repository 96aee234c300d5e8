import type { Command, Control } from "@heed/core/contracts";
import { ANNA, DAY, NOTHING_SWEPT, START, change, profile } from "./examples.ts";
import { refusalOf, rowsOf } from "./promise.ts";
import type { DefinePromise } from "./promise.ts";

const PAUSE: Command = {
  id: "c-1",
  submittedAt: START,
  by: "olga",
  kind: "pause",
  trigger: "abandoned_cart",
};
const SUPPRESS: Command = { id: "c-0", submittedAt: START, kind: "suppress", profile: ANNA };
const RESUME: Command = { id: "c-2", submittedAt: START + 1, kind: "resume", trigger: "abandoned_cart" };

export function commandPromises(promise: DefinePromise): void {
  promise("commands are handed out in the order of submission until they are applied", async (given) => {
    const { store, expect } = given;
    for (const command of [PAUSE, SUPPRESS, RESUME]) await store.submit(command);
    expect(await store.commands(10)).toEqual([PAUSE, SUPPRESS, RESUME]);
    await change(store, { appliedCommands: ["c-0", "unheard of"] });
    expect(await store.commands(10)).toEqual([PAUSE, RESUME]);
    expect(await store.commands(1)).toEqual([PAUSE]);
  });

  promise("a command that is submitted twice under one id is one, even if it was applied", async (given) => {
    const { store, expect } = given;
    await store.submit(PAUSE);
    await store.submit({ ...RESUME, id: "c-1" });
    expect(await store.commands(10)).toEqual([PAUSE]);
    await change(store, { appliedCommands: ["c-1"] });
    await store.submit(PAUSE);
    expect(await store.commands(10)).toEqual([]);
  });

  promise("a command stays where the change that applies it is refused", async ({ store, expect }) => {
    await change(store, { forwards: [{ from: "a:1", to: ANNA }] });
    await store.submit(PAUSE);
    const refused = change(store, { appliedCommands: ["c-1"], profiles: [profile("a:1")] });
    expect(await refusalOf(refused)).toEqual("HEED_INPUT_INVALID");
    expect(await store.commands(10)).toEqual([PAUSE]);
  });

  promise(
    "a command that another handle submits is handed out",
    async ({ store, open, expect }) => {
      const other = await open();
      await store.lead("engine", "one", DAY, START);
      await other.submit(PAUSE);
      expect(await store.commands(10)).toEqual([PAUSE]);
    },
    "sharing",
  );

  promise("applied commands go after the retention of decisions, waiting ones stay", async (given) => {
    const { store, expect } = given;
    for (const command of [PAUSE, SUPPRESS]) await store.submit(command);
    await change(store, { appliedCommands: ["c-1"] });
    await store.transact({ at: START + DAY, profiles: [] }, () => ({ appliedCommands: ["c-1"] }));
    const retention = { decisionsMs: 30 * DAY, deliveriesMs: 0 };
    expect(await store.sweep(START + 30 * DAY, retention, 10)).toEqual(NOTHING_SWEPT);
    expect(await store.sweep(START + 30 * DAY + 1, retention, 10)).toEqual({ ...NOTHING_SWEPT, commands: 1 });
    expect(await store.commands(10)).toEqual([SUPPRESS]);
  });

  promise("a control stands until one of its kind and name is set anew", async ({ store, expect }) => {
    const paused: Control = { kind: "trigger", name: "win_back", state: "paused", since: START };
    const other: Control = { kind: "trigger", name: "abandoned_cart", state: "paused", since: START };
    const walk: Control = { kind: "walk", name: "win_back", state: "under_way", after: ANNA };
    const resumed: Control = { ...paused, state: "resumed", since: START + 1 };
    await change(store, { controls: [walk, paused, other] });
    await change(store, { controls: [resumed] });
    expect(await rowsOf(store.list("controls"))).toEqual([other, resumed, walk]);
    expect(await rowsOf(store.list("controls", { kind: "walk" }))).toEqual([walk]);
  });
}
