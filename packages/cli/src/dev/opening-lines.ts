import type { ConsentPolicy, Trigger } from "@heed/core";
import type { HeedConfig } from "../config/keys.ts";

/** What `heed dev` says first: where it listens, what needs which permission, and what it looks out for. */
export function openingLines(
  config: HeedConfig,
  policy: ConsentPolicy,
  url: string,
  database: string,
): readonly string[] {
  return [
    `heed dev listens on ${url} and keeps its state in ${config.store === undefined ? database : "the config's own store"}`,
    ...consentLines(policy),
    ...config.triggers.map((trigger) => `trigger  ${trigger.name}: ${inWords(trigger)}`),
    ...(config.sources === undefined
      ? [`try      curl ${url}/v1/track -d '${example(config.triggers, policy)}'`]
      : []),
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
      ? "consent  every event is taken in (consent.collect would name a purpose that this needs)"
      : `consent  an event of a person who does not allow ${collect} is dropped and counted`,
  ];
}

function inWords({ definition: { when, send, purpose } }: Trigger): string {
  const by =
    when.by === undefined
      ? ""
      : typeof when.by === "string"
        ? `, by ${when.by}`
        : `, by ${Object.values(when.by).join(" and ")}`;
  const moment =
    when.moment === "event"
      ? when.event.name
      : `${when.event.name}, then no ${when.cancels.map(({ name }) => name).join(" or ")} for ${when.for}`;
  return `${moment}${by} → "${send.as}" to ${send.to.join(", ")}, for ${purpose}`;
}

/** A message that the first trigger looks out for, from somebody who allows everything. */
function example([trigger]: readonly Trigger[], { purposes }: ConsentPolicy): string {
  const categories = Object.entries(purposes).flatMap(([name, { categories: asked = [name] }]) => asked);
  return JSON.stringify({
    writeKey: "dev",
    userId: "u-1",
    event: trigger?.definition.when.event.name ?? "Product Added",
    properties: typeof trigger?.definition.when.by === "string" ? { [trigger.definition.when.by]: "1" } : {},
    context: {
      consent: { categoryPreferences: Object.fromEntries(categories.map((category) => [category, true])) },
    },
  });
}
