import type { Delivery, HttpResponse, NoAnswer, Sink, SinkLimits } from "@heed/core/contracts";
import { everyOne, jsonRequest, outcomeFromStatus } from "@heed/core/contracts";
import type { Clock } from "@heed/runtime";

/** What a vendor saw of one call. */
export interface Call {
  readonly at: number;
  readonly key: string;
  readonly user: string;
  readonly trigger: string;
  readonly attempt: number;
  readonly uncertain: boolean;
}

/** A status, a whole answer, or a promise that ends when the test says so. */
export type Answer = number | HttpResponse | NoAnswer | Promise<HttpResponse | NoAnswer>;

export interface ScriptedSink {
  readonly sink: Sink;
  /** Every call that went out, in order. */
  readonly calls: readonly Call[];
}

export interface Script {
  /** One answer per call, the last one from then on; or what to answer to whom. */
  readonly answers?: readonly Answer[] | ((call: Call) => Answer);
  readonly limits?: Partial<SinkLimits>;
}

/** A thousand calls per second, four at a time: the pace is not what these tests are about. */
const ROOMY: SinkLimits = {
  budgets: { calls: { windows: [{ calls: 2_000, perMs: 1_000 }], concurrent: 4 } },
};

/** A vendor that answers by script and honours keys. One call per delivery; its transport is the script itself. */
export function scriptedSink(
  name: string,
  clock: Clock,
  { answers = [202], limits }: Script = {},
): ScriptedSink {
  const calls: Call[] = [];
  const next = (call: Call): Answer =>
    typeof answers === "function"
      ? answers(call)
      : (answers[Math.min(calls.length, answers.length) - 1] ?? 202);
  const sink: Sink = {
    contract: 1,
    name,
    limits: { ...ROOMY, ...limits },
    capabilities: { keyHonouredForMs: 604_800_000 },
    encode([delivery]) {
      return {
        ask: {
          batch: [delivery],
          request: jsonRequest("POST", "http://vendor.example", {}, keyOf(delivery)),
        },
      };
    },
    classify: (answer, { batch }, { now }) => ({ settled: everyOne(batch, outcomeFromStatus(answer, now)) }),
    async transport({ body }) {
      const call: Call = { at: clock.now(), ...JSON.parse(String(body)) };
      calls.push(call);
      const answer = next(call);
      return typeof answer === "number" ? { status: answer, headers: {}, body: "" } : answer;
    },
  };
  return { sink, calls };
}

function keyOf({ id, identity, trigger, attempt, uncertain }: Delivery): Omit<Call, "at"> {
  return { key: id, user: identity.userId ?? "", trigger, attempt, uncertain };
}

/** The vendor asks for patience. */
export function tooMany(retryAfter: string): HttpResponse {
  return { status: 429, headers: { "retry-after": retryAfter }, body: "" };
}
