import { nearestWord } from "@heed/core/contracts";
import type { Plan, PlannedTrigger } from "@heed/core/engine";
import type { UnseenEvent } from "./result.ts";

/** Names beside those of the triggers, remembered as what may have been meant. */
const MAX_OTHERS = 1_000;

/** Which of the events that triggers name have come. Memory is bounded, however many names a file holds. */
export class SeenNames {
  readonly #named: readonly UnseenEvent[];
  readonly #missing: Set<string>;
  readonly #others = new Set<string>();

  /** `triggers` are the names in the order in which they were given. */
  constructor(plan: Plan, triggers: readonly string[]) {
    this.#named = triggers.flatMap((trigger) => {
      const [form] = plan.triggers[plan.places.get(trigger) ?? -1]?.forms ?? [];
      const events = form === undefined ? [] : namesIn(plan, form);
      return [...new Set(events)].map((event) => ({ trigger, event }));
    });
    this.#missing = new Set(this.#named.map(({ event }) => event));
  }

  add(name: string): void {
    this.#missing.delete(name);
    if (this.#others.size < MAX_OTHERS) this.#others.add(name);
  }

  /** In the order of the triggers. */
  unseen(): readonly UnseenEvent[] {
    return this.#named
      .filter(({ event }) => this.#missing.has(event))
      .map(({ trigger, event }) => {
        const nearest = nearestWord(event, this.#others);
        return { trigger, event, ...(nearest === undefined ? {} : { nearest }) };
      });
  }
}

type Pattern = PlannedTrigger["cancels"][number]["pattern"];
type Condition = NonNullable<PlannedTrigger["condition"]>;

/** The track events of a trigger: what makes its instants, what ends its wait, and what its conditions look at. */
function namesIn(plan: Plan, { sources, cancels, condition }: PlannedTrigger): readonly string[] {
  const asked = (of: Condition | undefined): readonly Pattern[] =>
    [...(of?.registers ?? [])].flatMap((place) =>
      (plan.registers[place]?.reads ?? []).map(({ pattern }) => pattern),
    );
  const made = sources.flatMap((source): readonly Pattern[] => {
    switch (source.kind) {
      case "event":
        return [source.role.pattern, ...asked(source.condition)];
      case "turn":
        return asked(source.condition);
      case "sequence":
        return [
          ...source.rule.steps.flatMap(({ on }) =>
            "role" in on ? [on.role.pattern, ...asked(on.condition)] : [],
          ),
          ...source.rule.unless.map(({ pattern }) => pattern),
        ];
      case "firstSeen":
      case "returned":
      case "fired":
        return [];
    }
  });
  return [...made, ...cancels.map(({ pattern }) => pattern), ...asked(condition)].flatMap(({ type, name }) =>
    type === "track" && name !== undefined ? [name] : [],
  );
}
