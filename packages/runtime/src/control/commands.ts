import type { Command, EpochMs, Milliseconds, ProfileKey, Store } from "@heed/core/contracts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log/log.ts";
import type { Observe } from "../notice.ts";
import type { TriggerControl } from "../rules/rulebook.ts";
import type { Pass } from "../worker.ts";

/** Commands of one look. */
const AT_ONCE = 50;

export interface CommandsOptions {
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
  /** How often to look for commands of other processes. */
  readonly everyMs: Milliseconds;
  readonly hasTrigger: (name: string) => boolean;
  /** Decides by what was set from now on, and writes it down with the command. */
  readonly set: (control: TriggerControl, command: string) => Promise<void>;
  readonly observe: Observe;
}

/** Applies what people ask for while the engine runs, in the order of asking; each once, in the commit that it causes. */
export function commands(options: CommandsOptions): Pass {
  const { store, clock, everyMs } = options;
  return async () => {
    for (;;) {
      const waiting = await store.commands(AT_ONCE);
      for (const command of waiting) await apply(command, options);
      if (waiting.length < AT_ONCE) return clock.now() + everyMs;
    }
  };
}

async function apply(command: Command, options: CommandsOptions): Promise<void> {
  const at = options.clock.now();
  const isKnown = await carryOut(command, at, options);
  options.observe({ kind: "command", at, command, ended: isKnown ? "applied" : "unknown" });
}

/** False where nobody knows what it is about: it is done with, too. */
async function carryOut(
  command: Command,
  at: EpochMs,
  { log, hasTrigger, set }: CommandsOptions,
): Promise<boolean> {
  const done = { appliedCommands: [command.id] };
  switch (command.kind) {
    case "pause":
    case "resume": {
      const { trigger: name, kind, id } = command;
      if (!hasTrigger(name)) {
        await log.set(done);
        return false;
      }
      await set({ kind: "trigger", name, state: kind === "pause" ? "paused" : "resumed", since: at }, id);
      return true;
    }
    case "suppress":
    case "unsuppress":
      await log.suppress(command.profile, command.kind === "suppress", done);
      return true;
  }
}

/** Somebody, by one of the ids that events name. */
export type Person = { readonly userId: string } | { readonly anonymousId: string };

/** The profile of a person. */
export function profileOf(person: Person): ProfileKey {
  return "userId" in person ? `u:${person.userId}` : `a:${person.anonymousId}`;
}
