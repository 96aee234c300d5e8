/** Logs and outputs in few words, for tests with hand-computed numbers. Times are milliseconds, durations too. */
import type { EpochMs, Event, JsonObject } from "@heed/core/contracts";
import type { Moment, ProjectDefinition, Trigger, Wait } from "./definitions.ts";
import type { Entry, Output, Side } from "./log.ts";
import { oracle } from "./oracle.ts";
import type { Bucket } from "./rules.ts";

export function project(
  triggers: Readonly<Record<string, Partial<Trigger> & { readonly when: Moment }>>,
  more: ProjectDefinition = {},
): ProjectDefinition {
  return {
    grace: "0ms",
    consent: { purposes: { news: { unknown: "granted" } } },
    ...more,
    triggers: Object.fromEntries(
      Object.entries(triggers).map(([name, trigger]) => [
        name,
        { purpose: "news", send: { as: name, to: ["sink"] }, ...trigger },
      ]),
    ),
  };
}

export function deploy(at: EpochMs, definition: ProjectDefinition): Entry {
  return { kind: "deploy", at, project: definition };
}

interface EventMore {
  readonly occurredAt?: EpochMs;
  readonly side?: Side;
  readonly type?: Event["type"];
  readonly consent?: Event["consent"];
}

export function event(at: EpochMs, name: string, properties: JsonObject = {}, more: EventMore = {}): Entry {
  const { side = "known", type = "track", occurredAt = at, consent } = more;
  const happened: Event = {
    type,
    name,
    source: "shop",
    id: `${name}-${at}-${occurredAt}`,
    ...(side === "known" ? { userId: "known" } : { anonymousId: "anon" }),
    occurredAt,
    receivedAt: at,
    properties,
    context: {},
    ...(consent === undefined ? {} : { consent }),
  };
  return { kind: "event", at, side, event: happened };
}

export function late(at: EpochMs, occurredAt: EpochMs, name: string, properties: JsonObject = {}): Entry {
  return event(at, name, properties, { occurredAt });
}

export function tick(at: EpochMs): Entry {
  return { kind: "tick", at };
}

/** Outputs as text, such as `"@15 t fired"`: when it was decided, or in which entry it was told. */
export function tell(log: readonly Entry[], bucket?: Bucket): readonly string[] {
  return oracle(log, bucket).flatMap((told, index) =>
    told.map(({ side, output }) => {
      const at = output.kind === "decided" ? output.decidedAt : (log[index]?.at ?? 0);
      return `${side === "known" ? "" : "anonymous "}@${at} ${textOf(output)}`;
    }),
  );
}

/** Only what was decided. */
export function decided(log: readonly Entry[], bucket?: Bucket): readonly string[] {
  return tell(log, bucket).filter((text) => !/ (?:opened|cancelled|dropped)\b/.test(text));
}

function textOf(output: Output): string {
  const name = `${output.trigger}${output.value === undefined ? "" : `[${output.value}]`}`;
  if (output.kind === "cancelled") return `${name} cancelled by ${output.by}`;
  if (output.kind !== "decided") return `${name} ${output.kind}`;
  return `${name} ${output.ended}${output.reason === undefined ? "" : ` ${output.reason}`}`;
}

export function decidedIn(definition: ProjectDefinition, ...entries: readonly Entry[]): readonly string[] {
  return decided([deploy(0, definition), ...entries, tick(10_000)]);
}

/** Ends long after its last record, so that all deadlines come. */
export function toldIn(definition: ProjectDefinition, ...entries: readonly Entry[]): readonly string[] {
  return tell([deploy(0, definition), ...entries, tick(10_000)]);
}

export function wait(more: Partial<Wait> = {}): ProjectDefinition {
  return project({ t: { when: { notFollowedBy: "P", after: { event: "S" }, for: "15ms", ...more } } });
}

export function becomes(when: Moment, more: ProjectDefinition = {}): ProjectDefinition {
  return project({ t: { when } }, more);
}

export const S = (at: number): Entry => event(at, "S");

export const P = (at: number): Entry => event(at, "P");

export const V = (at: number): Entry => event(at, "V");

export const A = (at: number): Entry => event(at, "A");
