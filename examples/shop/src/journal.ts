import { randomUUID } from "node:crypto";
import type { EpochMs } from "@heed/core";
import type { Notice } from "@heed/runtime";
import { describe } from "@heed/runtime";
import type { Letter } from "./inbox.ts";

/** How a line is coloured, on the terminal and on the page. */
export type Tone = "sent" | "cancelled" | "refused" | "quiet";

/** One thing that happened, as the page shows it. */
export interface Entry {
  /** Counts from 1 within a run. */
  readonly n: number;
  readonly line: string;
  readonly tone: Tone;
  /** Profile, source or sink. */
  readonly about: string;
  /** Of a wait that has just begun: when it will be decided. */
  readonly until?: EpochMs;
  /** Of a delivery: what Klaviyo got. */
  readonly letter?: Letter;
}

/** Entries that a page which opens late still gets to see. */
const REMEMBERED = 200;

/** What happened in this run, for the page. */
export class Journal {
  /** Tells the page that the server was restarted, and counts from 1 again. */
  readonly run: string = randomUUID();
  readonly #entries: Entry[] = [];
  #last = 0;

  /** Writes a notice down; nothing comes back where it is not worth a line. */
  note(notice: Notice, letter: Letter | undefined): Entry | undefined {
    const line = describe(notice);
    if (line === undefined) return undefined;
    const until = untilOf(notice);
    this.#last += 1;
    const entry: Entry = {
      n: this.#last,
      line,
      tone: toneOf(notice),
      about: aboutOf(notice),
      ...(until === undefined ? {} : { until }),
      ...(letter === undefined ? {} : { letter }),
    };
    this.#entries.push(entry);
    if (this.#entries.length > REMEMBERED) this.#entries.shift();
    return entry;
  }

  after(n: number): readonly Entry[] {
    return this.#entries.filter((entry) => entry.n > n);
  }
}

function toneOf(notice: Notice): Tone {
  switch (notice.kind) {
    case "effect":
      if (notice.effect.kind === "fired") return "sent";
      if (notice.effect.kind === "suppressed") return "refused";
      return notice.effect.kind === "cancelled" ? "cancelled" : "quiet";
    case "delivery":
      return notice.ended === "delivered" ? "sent" : "refused";
    case "refused":
    case "sink":
      return "refused";
    case "event":
      return notice.ended === "processed" ? "quiet" : "refused";
    case "engine":
    case "identity":
    case "command":
      return "quiet";
  }
}

function aboutOf(notice: Notice): string {
  switch (notice.kind) {
    case "event":
    case "effect":
    case "delivery":
    case "identity":
      return notice.profile;
    case "command":
      return notice.command.kind;
    case "refused":
      return notice.source;
    case "sink":
      return notice.sink;
    case "engine":
      return "engine";
  }
}

function untilOf(notice: Notice): EpochMs | undefined {
  if (notice.kind !== "effect") return undefined;
  const { effect } = notice;
  return effect.kind === "opened" || effect.kind === "moved" ? effect.until : undefined;
}
