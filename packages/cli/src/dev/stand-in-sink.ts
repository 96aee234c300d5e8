import type { Sink, Transport } from "@heed/core/contracts";
import { jsonRequest } from "@heed/core/contracts";
import type { HeedConfig } from "../config/keys.ts";

type Print = (text: string) => void;

/** The config's sinks, and a stand-in for every other name that a trigger sends to. `dry`: nothing leaves the machine. */
export function sinksFor({ triggers, sinks = [] }: HeedConfig, dry: boolean, print: Print): readonly Sink[] {
  const named = new Set(triggers.flatMap(({ definition }) => definition.send.to));
  const missing = [...named].filter((name) => !sinks.some((sink) => sink.name === name));
  return [
    ...(dry ? sinks.map((sink) => ({ ...sink, transport: printing(sink.name, print) })) : sinks),
    ...missing.map((name) => standIn(name, print)),
  ];
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
          request: jsonRequest("POST", `print:${name}`, {}, { id, as, identity: { ...identity }, payload }),
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
    print(
      `  ${name} would get  ${method} ${url}\n  ${typeof body === "string" ? body : `${body.byteLength} bytes`}`,
    );
    return { status: 202, headers: {}, body: "" };
  };
}
