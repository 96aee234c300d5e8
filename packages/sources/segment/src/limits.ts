import type { BoundFault, Bounds } from "@heed/core/contracts";
import type { ItemFault } from "./item-reader.ts";

/** The refusal of something that breaks a bound, with the bound's number. */
export function boundFault(code: BoundFault, at: string, { maxBytes, maxDepth, maxKeys }: Bounds): ItemFault {
  const messages: Readonly<Record<BoundFault, string>> = {
    too_large: `expected at most ${maxBytes} bytes of JSON, came more; leave out what no rule reads`,
    too_deep: `expected at most ${maxDepth} levels of objects and arrays, came more`,
    too_many_keys: `expected at most ${maxKeys} keys, came more`,
    forbidden_key: "the key __proto__ is not taken",
    not_finite: "a number is beyond what a number can hold",
  };
  return { code, at, message: messages[code] };
}
