import { fork } from "node:child_process";
import type { Fault } from "./fault.ts";
import type { Verdict } from "./judging.ts";

/** What a juror is asked. */
export interface Ask {
  readonly name: string;
  readonly budget: number;
}

/** And what it says. */
export type Answer = { readonly verdict: Verdict } | { readonly failure: string };

const JUROR = new URL("juror.ts", import.meta.url);
/** Two cores. */
const JURORS = 2;
/** A case takes milliseconds, also on slow cores; an engine that takes so long for one never comes back. */
const PATIENCE_MS_PER_CASE = 20;
const PATIENCE_MS = 20_000;

/** Judges faults, by name: as many processes as there are cores, each taking the next one. */
export async function verdictsOn(
  faults: readonly Fault[],
  budget: number,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const waiting = [...faults];
  await Promise.all(
    Array.from({ length: JURORS }, async () => {
      let juror = new Juror();
      try {
        for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
          const verdict = await juror.judge({ name: fault.name, budget });
          verdicts.set(fault.name, verdict ?? { tried: budget, found: "never comes back" });
          if (verdict === undefined) juror = new Juror();
        }
      } finally {
        juror.dismiss();
      }
    }),
  );
  return verdicts;
}

class Juror {
  readonly #process = fork(JUROR, { execArgv: ["--disable-warning=ExperimentalWarning"] });

  /** `undefined` where it does not come back. */
  async judge(ask: Ask): Promise<Verdict | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<Verdict | undefined>();
    const gone = (): void => reject(new Error(`the process that judges "${ask.name}" is gone`));
    const heard = (answer: Answer): void => {
      if ("verdict" in answer) resolve(answer.verdict);
      else reject(new Error(answer.failure));
    };
    const late = setTimeout(() => resolve(undefined), PATIENCE_MS + ask.budget * PATIENCE_MS_PER_CASE);
    this.#process.once("exit", gone).once("message", heard);
    this.#process.send(ask);
    try {
      const verdict = await promise;
      if (verdict === undefined) this.dismiss();
      return verdict;
    } finally {
      clearTimeout(late);
      this.#process.off("exit", gone).off("message", heard);
    }
  }

  dismiss(): void {
    this.#process.kill("SIGKILL");
  }
}
