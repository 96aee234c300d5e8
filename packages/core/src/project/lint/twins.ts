import type { TriggerDefinition } from "../../trigger/definition.ts";
import type { Place } from "../place.ts";
import { canonical } from "./canonical.ts";
import type { LintScope } from "./scope.ts";

/** A trigger without an error. */
export interface SoundTrigger {
  readonly name: string;
  readonly trigger: TriggerDefinition;
  readonly at: Place;
}

/** Triggers that send the same at the same moment. Few have their event's name in common: only those are compared in full. */
export function lintTwins(triggers: readonly SoundTrigger[], { found }: LintScope): void {
  for (const group of Map.groupBy(triggers, ({ trigger }) => trigger.send.as).values()) {
    if (group.length < 2) continue;
    const seen = new Map<string, string>();
    for (const { name, trigger, at } of group) {
      const meaning = canonical([trigger.when, trigger.if ?? null, trigger.send]);
      const twin = seen.get(meaning);
      if (twin === undefined) seen.set(meaning, name);
      else found.warn("HEED_RULE_SAME_TRIGGER", at, message(twin));
    }
  }
}

function message(twin: string): string {
  return `expected another moment, "if" or "send" than those of "${twin}"; both send the same at the same moment`;
}
