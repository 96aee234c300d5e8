import type { Event, Json } from "../../contracts/index.ts";
import type { CompiledTest, Path } from "../../event/index.ts";
import { anyAt } from "../../event/index.ts";
import type { Reads, RegisterRule } from "../register.ts";
import { isList, isWhole } from "./numbers.ts";

/** What the newest matching event said. */
export interface Tested {
  readonly at: number;
  readonly seq: number;
  readonly passes: boolean;
  /** The value, for explain; absent where it is missing or takes more than 64 bytes. */
  readonly seen?: Json;
}

const MAX_SEEN_BYTES = 64;

/** Whether the newest of some events passes tests of the value at a path. */
export function testedRule(
  id: string,
  reads: readonly Reads[],
  path: Path,
  tests: readonly CompiledTest[],
): RegisterRule<Tested> {
  const rule: RegisterRule<Tested> = {
    id,
    reads,
    window: Infinity,
    read(before, event, { at, seq }) {
      if (before !== undefined && (before.at > at || (before.at === at && before.seq >= seq))) return before;
      const seen = seenAt(event, path);
      const passes = passesAll(event, path, tests);
      return seen === undefined ? { at, seq, passes } : { at, seq, passes, seen };
    },
    join: (a, b) => (a.at > b.at || (a.at === b.at && a.seq >= b.seq) ? a : b),
    expiresAt: () => Infinity,
    encode: ({ at, seq, passes, seen }) =>
      seen === undefined ? [at, seq, passes ? 1 : 0] : [at, seq, passes ? 1 : 0, seen],
    decode(written) {
      if (!isList(written) || written.length > 4) return undefined;
      const [at, seq, passes, seen] = written;
      if (!isWhole(at) || !isWhole(seq) || (passes !== 0 && passes !== 1)) return undefined;
      return { at, seq, passes: passes === 1, ...(seen === undefined ? {} : { seen }) };
    },
    widened: () => rule,
  };
  return rule;
}

function passesAll(event: Event, path: Path, tests: readonly CompiledTest[]): boolean {
  for (const { passes, negated } of tests) {
    if (anyAt(event.properties, path, passes) === negated) return false;
  }
  return true;
}

/** One value, or the list of them where the path has several. */
function seenAt(event: Event, path: Path): Json | undefined {
  const values: Json[] = [];
  anyAt(event.properties, path, (value) => {
    if (value !== undefined && values.length < MAX_SEEN_BYTES) values.push(value);
    return false;
  });
  const [first] = values;
  const seen = path.some(({ each }) => each) ? values : first;
  return seen === undefined || bytesOf(seen) > MAX_SEEN_BYTES ? undefined : seen;
}

function bytesOf(value: Json): number {
  if (typeof value === "number" || typeof value === "boolean" || value === null) return 0;
  if (typeof value === "string" && value.length > MAX_SEEN_BYTES) return value.length;
  const text = JSON.stringify(value);
  let bytes = 0;
  for (let i = 0; i < text.length; i++) bytes += text.charCodeAt(i) < 0x80 ? 1 : 3;
  return bytes;
}
