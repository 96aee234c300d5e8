import type { Sink, Transport } from "@heed/core/contracts";
import { jsonRequest } from "@heed/core/contracts";
import type { HeedConfig } from "../config/keys.ts";
import { triggersOf } from "../config/rules.ts";

type Print = (text: string) => void;

/** A stand-in has no address. */
const NOWHERE = "";

/** The config's sinks, and a stand-in for every other name that a trigger sends to. `dry`: nothing leaves the machine. */
export function sinksFor(config: HeedConfig, dry: boolean, print: Print): readonly Sink[] {
  const { sinks = [] } = config;
  return [
    ...(dry ? sinks.map((sink) => ({ ...sink, transport: printing(sink.name, print) })) : sinks),
    ...sinksNamed(config).missing.map((name) => standIn(name, print)),
  ];
}

/** The names that triggers send to: those for which the config has a sink, and the others. */
export function sinksNamed(config: Pick<HeedConfig, "project" | "triggers" | "sinks">): {
  readonly given: readonly string[];
  readonly missing: readonly string[];
} {
  const { sinks = [] } = config;
  const named = [...new Set(triggersOf(config).flatMap(({ definition }) => definition.send.to))];
  const has = (name: string): boolean => sinks.some((sink) => sink.name === name);
  return { given: named.filter(has), missing: named.filter((name) => !has(name)) };
}

/** Prints what a real sink would be handed. */
function standIn(name: string, print: Print): Sink {
  return {
    contract: 1,
    name,
    limits: { budgets: { lines: { windows: [{ calls: 1_000, perMs: 1_000 }], concurrent: 1 } } },
    capabilities: { keyHonouredForMs: Number.MAX_SAFE_INTEGER },
    transport: printing(name, print),
    encode: ([delivery]) => {
      const { id, as, identity, payload } = delivery;
      return {
        ask: {
          batch: [delivery],
          request: jsonRequest("POST", NOWHERE, {}, { id, as, identity: { ...identity }, payload }),
        },
      };
    },
    classify: (_, { batch }) => ({
      settled: batch.map(({ id }) => ({ id, outcome: { status: "delivered" } })),
    }),
  };
}

/** Headers hold keys and are left out; the body is what the developer wants to see. */
function printing(name: string, print: Print): Transport {
  return async ({ method, url, body = "" }) => {
    const call = url === NOWHERE ? "" : `${method} ${url}\n  `;
    print(`  ${name} would get  ${call}${typeof body === "string" ? body : `${body.byteLength} bytes`}`);
    return { status: 202, headers: {}, body: "" };
  };
}
