// p-retry repeats short network failures with back-off and jitter.
import pRetry from "p-retry";
import type { QuickRetry } from "../deliver/quick-retry.ts";
import { MAX_TRIES } from "../deliver/quick-retry.ts";

/** Two more tries: the first 0.2 to 0.4 s later, the second 0.4 to 0.8 s after that. */
export const quickRetry: QuickRetry = async (attempt, again) => {
  let last: Awaited<ReturnType<typeof attempt>> | undefined;
  const outcome = await pRetry(
    async () => {
      last = await attempt();
      if (again(last)) throw new NotYet();
      return { result: last };
    },
    {
      retries: MAX_TRIES - 1,
      minTimeout: 200,
      factor: 2,
      randomize: true,
      shouldRetry: ({ error }) => error instanceof NotYet,
    },
  ).catch((error: unknown) => {
    if (error instanceof NotYet && last !== undefined) return { result: last };
    throw error;
  });
  return outcome.result;
};

class NotYet extends Error {}
