import type { Fault } from "./fault.ts";
import { CONDITIONS } from "./list/conditions.ts";
import { DECISIONS } from "./list/decisions.ts";
import { LIMITS } from "./list/limits.ts";
import { MERGES } from "./list/merges.ts";
import { PLANS } from "./list/plans.ts";
import { RECORDS } from "./list/records.ts";
import { SEQUENCES } from "./list/sequences.ts";
import { TURNS } from "./list/turns.ts";
import { WAITS } from "./list/waits.ts";
import { WRITTEN } from "./list/written.ts";

/** All seeded faults of property 6, by what they are about. */
export const FAULTS: readonly Fault[] = [
  ...WAITS,
  ...SEQUENCES,
  ...TURNS,
  ...RECORDS,
  ...DECISIONS,
  ...MERGES,
  ...PLANS,
  ...WRITTEN,
  ...CONDITIONS,
  ...LIMITS,
];
