import { styleText } from "node:util";
import type { Tone } from "./journal.ts";

const COLOURS = { sent: "green", cancelled: "cyan", refused: "yellow" } as const;

/** Says something in words of our own. */
export function say(text: string): void {
  console.log(text);
}

/** A step of the show; colours only where a terminal shows them. */
export function announce(text: string): void {
  console.log(styleText("bold", `\n> ${text}`));
}

/** A line of Heed's. */
export function print(line: string, tone: Tone): void {
  console.log(tone === "quiet" ? line : styleText(COLOURS[tone], line));
}

/** Something quoted, set in from the lines around it. */
export function quote(text: string): void {
  console.log(`\n${text.replace(/^/gm, "    ").replace(/ +$/gm, "")}\n`);
}
