import type { Fault } from "./fault.ts";

/** The source of the core, as a URL that ends in a slash. */
export const CORE = new URL("../../../packages/core/src/", import.meta.url);

/** A file's text with the fault in it; throws where the code has moved on and the fault no longer fits. */
export function withFault({ name, file, from, to }: Fault, text: string): string {
  const count = text.split(from).length - 1;
  if (count !== 1)
    throw new Error(
      `The fault "${name}" expects this exactly once in packages/core/src/${file}, and finds it ${count} times:\n${from}\nWrite down how the same mistake would look in the code as it is now.`,
    );
  return text.split(from).join(to);
}
