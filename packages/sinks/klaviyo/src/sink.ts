import { everyOne } from "@heed/core/contracts";
import type { Budget, Sink } from "@heed/core/contracts";
import { refusalOf } from "./check.ts";
import { outcomeOf } from "./classify.ts";
import { eventBody, eventRequest } from "./encode.ts";
import { readOptions } from "./options.ts";
import type { KlaviyoOptions } from "./options.ts";

/**
 * How long we rely on Klaviyo knowing a `unique_id`: 7 days.
 *
 * Klaviyo says that of one profile and metric only the first event with an id is recorded, and names no end to that
 * (Klaviyo API reference, Create Event). Since no end is promised either, we claim no more than any delivery needs: 7 days
 * are longer than all its attempts together.
 */
const UNIQUE_ID_HONOURED_MS = 604_800_000;

/**
 * Two fixed windows for Create Event, per account (Klaviyo API reference, Create Event: burst 350/s, steady 3,500/m).
 *
 * The steady window allows 58 calls a second; 20 open calls carry that while an answer takes up to a third of a second.
 */
const EVENT_BUDGET: Budget = {
  windows: [
    { calls: 350, perMs: 1_000 },
    { calls: 3_500, perMs: 60_000 },
  ],
  concurrent: 20,
};

/**
 * Sends each fire to Klaviyo as one event, whose metric is the trigger's `send.as`.
 *
 * `unique_id` is always the delivery's id, so a delivery that is retried is recorded once. What Klaviyo would surely
 * refuse is rejected without a call.
 *
 * @throws HeedError `HEED_SINK_INVALID` with every fault of the options; no value of theirs is repeated.
 */
export function klaviyoSink(options: KlaviyoOptions): Sink {
  const settings = readOptions(options);
  return {
    contract: 1,
    name: settings.name,
    limits: { budgets: { events: EVENT_BUDGET } },
    capabilities: { keyHonouredForMs: UNIQUE_ID_HONOURED_MS },

    encode([delivery]) {
      const body = eventBody(delivery);
      const reason = refusalOf(delivery, body);
      if (reason !== undefined) return { settled: everyOne([delivery], { status: "rejected", reason }) };
      return { ask: { batch: [delivery], request: eventRequest(settings, body) } };
    },

    classify: (answer, asked, { now }) => ({ settled: everyOne(asked.batch, outcomeOf(answer, now)) }),
  };
}
