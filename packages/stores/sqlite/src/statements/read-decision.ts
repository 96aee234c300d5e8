import type { Decision } from "@heed/core/contracts";
import { toProfileKey } from "../key-text.ts";
import { textOf } from "../row.ts";
import type { Row } from "../row.ts";

/** What {@link readDecision} needs of a row. */
export const DECISION_COLUMNS = "profile, body";

/** The decision as it was made, under the profile that it is now one of. */
export function readDecision(row: Row): Decision {
  const decision: Decision = JSON.parse(textOf(row, "body"));
  return { ...decision, profile: toProfileKey(textOf(row, "profile")) };
}
