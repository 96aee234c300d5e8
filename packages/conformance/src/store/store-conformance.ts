import type { TestApi } from "../test-api.ts";
import { cancellationPromises } from "./cancellations.ts";
import { claimPromises } from "./claim.ts";
import { closePromises } from "./close.ts";
import { commandPromises } from "./commands.ts";
import { countPromises } from "./counts.ts";
import { eventPromises } from "./events.ts";
import { fencePromises } from "./fence.ts";
import { forwardPromises } from "./forwards.ts";
import { heldPromises } from "./held.ts";
import { historyPromises } from "./history.ts";
import { knownIdPromises } from "./known-ids.ts";
import { leadPromises } from "./lead.ts";
import { messagePromises } from "./messages.ts";
import { needPromises } from "./needs.ts";
import { nextClaimPromises } from "./next-claim.ts";
import { onePersonPromises } from "./one-person.ts";
import { promisesOf } from "./promise.ts";
import { roundTripPromises } from "./round-trip.ts";
import { settlePromises } from "./settle.ts";
import { staleLeasePromises } from "./stale-lease.ts";
import type { StoreUnderTest } from "./store-under-test.ts";
import { sweepPromises } from "./sweep.ts";
import { transactPromises } from "./transact.ts";
import { wakeUpPromises } from "./wake-ups.ts";

/**
 * Every promise of `Store`, as tests. Run it for each store, the in-memory one included:
 *
 * ```ts
 * storeConformance({ fresh: async () => ({ open: async () => myStore(…) }) }, { test, expect });
 * ```
 *
 * Each test has data of its own, names its instants itself and waits for no clock.
 */
export function storeConformance(subject: StoreUnderTest, api: TestApi): void {
  const promise = promisesOf(subject, api);
  transactPromises(promise);
  needPromises(promise);
  forwardPromises(promise);
  knownIdPromises(promise);
  heldPromises(promise);
  countPromises(promise);
  messagePromises(promise);
  wakeUpPromises(promise);
  claimPromises(promise);
  onePersonPromises(promise);
  nextClaimPromises(promise);
  cancellationPromises(promise);
  settlePromises(promise);
  staleLeasePromises(promise);
  leadPromises(promise);
  fencePromises(promise);
  historyPromises(promise);
  eventPromises(promise);
  commandPromises(promise);
  sweepPromises(promise);
  roundTripPromises(promise);
  closePromises(promise);
}
