import type { Memory } from "./person.ts";
import type { Now } from "./rules.ts";

/** What the trigger of this name remembers of the person. */
export function memoryOf(trigger: string, { person }: Now): Memory {
  const memory = person.memories.get(trigger);
  if (memory === undefined) throw new Error(`${trigger} is not deployed`);
  return memory;
}
