import type { Json, QueuedDelivery } from "@heed/core/contracts";
import { toProfileKey } from "../key-text.ts";
import { optionalTextOf, textOf, wholeOf } from "../row.ts";
import type { Row } from "../row.ts";

/** What {@link readDelivery} needs of a row. */
export const DELIVERY_COLUMNS = "profile, attempt, uncertain, memo, body";

/** The delivery as it was queued, with what its attempts have changed since, under the profile that it is now one of. */
export function readDelivery(row: Row): QueuedDelivery {
  const body: QueuedDelivery = JSON.parse(textOf(row, "body"));
  const queued = { ...body, profile: toProfileKey(textOf(row, "profile")) };
  const memo = optionalTextOf(row, "memo");
  const delivery = {
    ...queued.delivery,
    attempt: wholeOf(row, "attempt"),
    uncertain: wholeOf(row, "uncertain") === 1,
  };
  if (memo === undefined) return { ...queued, delivery };
  const remembered: Json = JSON.parse(memo);
  return { ...queued, delivery: { ...delivery, memo: remembered } };
}
