import type { ConsentPolicy, Trigger } from "@heed/core";
import type { JsonObject } from "@heed/core/contracts";
import { describeMoment } from "@heed/core/engine";
import type { HeedConfig } from "../config/keys.ts";
import { triggersOf } from "../config/rules.ts";
import { firstEventOf } from "./event-names.ts";
import { sinksNamed } from "./stand-in-sink.ts";

/** What the first lines are about. */
export interface Opening {
  readonly config: HeedConfig;
  readonly policy: ConsentPolicy;
  readonly url: string;
  /** Where the state is, for a person to read. */
  readonly database: string;
  readonly dry: boolean;
}

/** What `heed dev` says first: where it listens, what needs which permission, what it looks out for, and what is sent. */
export function openingLines({ config, policy, url, database, dry }: Opening): readonly string[] {
  const triggers = triggersOf(config);
  return [
    `heed dev listens on ${url} and keeps its state in ${database}`,
    ...consentLines(policy),
    ...(triggers.length === 0
      ? ["trigger  none: the config has triggers: [], so nothing will fire; heed dev --help shows one"]
      : []),
    ...triggers.map((trigger) => `trigger  ${trigger.name}: ${inWords(trigger)}`),
    ...sinkLines(config, dry),
    ...(config.sources === undefined
      ? [`try      curl ${url}/v1/track -d ${quoted(example(triggers, policy))}`]
      : []),
    "stop     Ctrl-C; what still waits is kept, and goes on at the next start",
    "",
  ];
}

function consentLines({ purposes, collect }: ConsentPolicy): readonly string[] {
  return [
    ...Object.entries(purposes).map(([name, { categories = [name], unknown = "denied" }]) => {
      const allowed = categories
        .map((category) => `context.consent.categoryPreferences.${category}`)
        .join(" and ");
      return `consent  ${name} needs ${allowed} = true; a person of whom nothing is known is ${unknown}`;
    }),
    collect === undefined
      ? "consent  every event is taken in, whatever its person allows; a purpose under consent.collect would change that"
      : `consent  an event of a person who does not allow ${collect} is dropped and counted`,
  ];
}

/** Nobody shall find out from a customer which sinks were real. */
function sinkLines(config: HeedConfig, dry: boolean): readonly string[] {
  const { given, missing } = sinksNamed(config);
  const fate = dry ? "printed here, nothing is sent (--dry)" : "REALLY SENDS; --dry prints instead";
  return [
    ...given.map((name) => `sink     ${name}: ${fate}`),
    ...missing.map(
      (name) => `sink     ${name}: printed here, nothing is sent; the config has no sink of this name`,
    ),
  ];
}

function inWords({ definition: { when, send, purpose, state } }: Trigger): string {
  const standing = state === undefined || state === "live" ? "" : ` (${state})`;
  return `${describeMoment(when)} → "${send.as}" to ${send.to.join(", ")}, for ${purpose}${standing}`;
}

/** A message that the first trigger looks out for, from somebody who allows everything. */
function example([trigger]: readonly Trigger[], { purposes }: ConsentPolicy): JsonObject {
  const categories = Object.entries(purposes).flatMap(([name, { categories: asked = [name] }]) => asked);
  const { name = "Product Added", path } = firstEventOf(trigger?.definition.when);
  return {
    writeKey: "dev",
    userId: "u-1",
    event: name,
    properties: path === undefined ? {} : valueUnder(path.split("."), "1"),
    context: {
      consent: { categoryPreferences: Object.fromEntries(categories.map((category) => [category, true])) },
    },
  };
}

/** `cart.id` → `{ cart: { id: value } }`. */
function valueUnder([key = "", ...below]: readonly string[], value: string): JsonObject {
  return { [key]: below.length === 0 ? value : valueUnder(below, value) };
}

/** As one word for a POSIX shell. */
function quoted(message: JsonObject): string {
  return `'${JSON.stringify(message).replaceAll("'", String.raw`'\''`)}'`;
}
