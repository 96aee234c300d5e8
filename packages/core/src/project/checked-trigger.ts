import type { Fault } from "../contracts/index.ts";
import { HeedError } from "../contracts/index.ts";
import type { Names } from "../event/index.ts";
import type { Trigger, TriggerFunction } from "../trigger/index.ts";
import { checkProject } from "./check.ts";
import { isShapeCode } from "./codes.ts";

/**
 * The word that defines triggers, checked where it is called: whatever is wrong with a trigger by itself is thrown from the
 * line that defines it. What only the whole project shows (names, circles, two that are the same) is told when it is compiled.
 */
export function checkedTrigger<V extends Names>(define: TriggerFunction<V>): TriggerFunction<V> {
  return (name, options) => {
    const trigger = define(name, options);
    const faults = faultsOf(trigger);
    if (faults.length === 0) return trigger;
    throw new HeedError("HEED_TRIGGER_INVALID", `Trigger "${name}" is not valid`, { faults });
  };
}

function faultsOf({ name, definition }: Trigger): readonly Fault[] {
  return checkProject({ triggers: { [name]: definition } }, { patterns: () => () => false })
    .filter(({ severity, code }) => severity === "error" && isShapeCode(code))
    .map(({ at, message }) => ({ at, message }));
}
