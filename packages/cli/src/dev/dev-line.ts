import { nearestWord } from "@heed/core/contracts";
import type { Notice } from "@heed/runtime";
import { describe } from "@heed/runtime";
import type { HeedConfig } from "../config/keys.ts";
import { rulesOf } from "../config/rules.ts";
import { eventNamesIn } from "./event-names.ts";
import { sinksNamed } from "./stand-in-sink.ts";

/** A notice as `heed dev` prints it: what `describe` says, and what only a developer wants to hear. */
export function devLine(notice: Notice, config: HeedConfig, dry: boolean): string | undefined {
  const line = describe(notice);
  if (line === undefined) return undefined;
  if (notice.kind === "event" && notice.type === "track") return `${line}${hint(notice.name, config)}`;
  // Nothing has left this machine: a stand-in only showed what would have.
  const printed =
    notice.kind === "delivery" &&
    notice.ended === "delivered" &&
    (dry || sinksNamed(config).missing.includes(notice.sink));
  return printed ? line.replace("DELIVERED", "printed  ") : line;
}

/** A misspelt name looks like an event that nobody waits for; the nearest name that somebody does wait for tells them apart. */
function hint(name: string, config: HeedConfig): string {
  const known = eventNamesIn(rulesOf(config));
  if (known.has(name)) return "";
  const near = nearestWord(name, known);
  return `  (no trigger names it${near === undefined ? "" : `; did you mean ${JSON.stringify(near)}?`})`;
}
