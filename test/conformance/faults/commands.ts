import { memoryStore } from "@heed/runtime";
import type { Faults } from "./fault.ts";
import { writes } from "./fault.ts";

export const commandFaults: Faults = {
  "commands are handed out in the order of submission until they are applied": (store) => ({
    commands: async (limit) => (await store.commands(limit)).toReversed(),
  }),

  "a command that is submitted twice under one id is one, even if it was applied": (store, data) => ({
    submit: (command) => {
      data.commands.delete(command.id);
      return store.submit(command);
    },
  }),

  "a command stays where the change that applies it is refused": (store) => ({
    transact: async (ask, change) => {
      await store.transact(ask, (view) => {
        const result = change(view);
        return result.need === undefined ? { appliedCommands: result.appliedCommands ?? [] } : result;
      });
      await store.transact(ask, change);
    },
  }),

  "a command that another handle submits is handed out": (_, __, nth) => {
    const elsewhere = memoryStore();
    return nth === 0 ? {} : { submit: (command) => elsewhere.submit(command) };
  },

  "applied commands go after the retention of decisions, waiting ones stay": (store, data) => ({
    sweep: (...asked) => {
      for (const [id, { command }] of data.commands) data.commands.set(id, { command, appliedAt: 0 });
      return store.sweep(...asked);
    },
  }),

  "a control stands until one of its kind and name is set anew": writes((change, data) => ({
    ...change,
    controls: (change.controls ?? []).filter(
      ({ kind, name }) => !data.controls.has(JSON.stringify([kind, name])),
    ),
  })),
};
