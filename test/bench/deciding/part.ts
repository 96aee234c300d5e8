import type { FromChild } from "../child.ts";
import { inChild } from "../child.ts";
import { parsingCost } from "../parsing-cost.ts";
import type { Part } from "../part.ts";
import { ms, printTable, times, us, whole } from "../table.ts";
import type { DecidingArgument } from "./child.ts";
import type { DecidingCost } from "./measure.ts";
import { MENTIONS } from "./work.ts";

const SPREAD = { about: "names of their own", people: 200_000, events: 300_000 } as const;
/** Each event meets all triggers, so fewer people are enough. */
const DENSE = { about: "the same names", people: 1_000, events: 20_000 } as const;

/** Compiling, and making the events, on top of what is measured. */
const BESIDES_MS = 20_000;

const HEADER = [
  "",
  "mention it",
  "compiled",
  "an event",
  "events/s",
  "× JSON.parse",
  "× 10 triggers",
  "fires",
  "events",
];

/** One event against more and more triggers: first those that mention something else, then those that mention it. */
export const deciding: Part = async ({ long }) => {
  const budgetMs = long ? 30_000 : 2_500;
  const parse = parsingCost();
  const ask = (argument: Omit<DecidingArgument, "budgetMs">): Promise<FromChild<DecidingCost>> =>
    inChild(new URL("child.ts", import.meta.url), { ...argument, budgetMs }, 3 * budgetMs + BESIDES_MS);
  const rows = async (
    work: Omit<DecidingArgument, "triggers" | "budgetMs">,
    counts: readonly number[],
    mention: (count: number) => number,
  ): Promise<readonly (readonly string[])[]> => {
    const lines: string[][] = [];
    const ten = await ask({ ...work, triggers: 10 });
    for (const count of counts) {
      const answer = count === 10 ? ten : await ask({ ...work, triggers: count });
      const begin = [`${whole(count)} trigger${count === 1 ? "" : "s"}`, whole(mention(count))];
      lines.push([...begin, ...cellsOf(answer, ten, parse.us)]);
    }
    return lines;
  };
  const parsed = [
    `JSON.parse, ${whole(parse.bytes)} B`,
    "",
    "",
    us(parse.us),
    whole(1e6 / parse.us),
    "1.00 ×",
  ];
  printTable(
    `Deciding, in memory, ${whole(SPREAD.people)} random people: all kinds of triggers, the same number mentions each event.`,
    HEADER,
    [parsed, ...(await rows(SPREAD, [10, 100, 1_000, 10_000], () => MENTIONS))],
  );
  printTable(
    `Deciding, in memory, ${whole(DENSE.people)} people: waits per cart that all mention the event.`,
    HEADER,
    await rows(DENSE, [1, 10, 100], (count) => count),
  );
};

function cellsOf(
  answer: FromChild<DecidingCost>,
  ten: FromChild<DecidingCost>,
  parseUs: number,
): readonly string[] {
  if ("failed" in answer) return [answer.failed];
  const { compiledMs, fires, events, us: cost } = answer.result;
  return [
    ms(compiledMs),
    us(cost),
    whole(1e6 / cost),
    times(cost, parseUs),
    "failed" in ten ? "" : times(cost, ten.result.us),
    whole(fires),
    whole(events),
  ];
}
