import { parsingCost } from "../parsing-cost.ts";
import type { Part } from "../part.ts";
import { printTable, times, us, whole } from "../table.ts";
import type { DecidingCost } from "./measure.ts";
import { decidingCost } from "./measure.ts";
import { GROUP, MENTIONS, traffic, triggersInGroups, triggersOfOnePair } from "./work.ts";

const PEOPLE = 200_000;
const EVENTS = 300_000;
/** Each event meets all triggers, so fewer people are enough. */
const PEOPLE_OF_ONE_PAIR = 1_000;
const EVENTS_OF_ONE_PAIR = 20_000;

/** One event against more and more triggers: first those that mention something else, then those that mention it. */
export const deciding: Part = async ({ long }) => {
  const budgetMs = long ? 30_000 : 2_500;
  const parse = parsingCost();
  const header = [
    "",
    "mention it",
    "an event",
    "events/s",
    "× JSON.parse",
    "× 10 triggers",
    "fires",
    "events",
  ];
  const row = (count: number, mention: number, cost: DecidingCost, ofTen: DecidingCost): string[] => [
    `${whole(count)} trigger${count === 1 ? "" : "s"}`,
    whole(mention),
    us(cost.us),
    whole(1e6 / cost.us),
    times(cost.us, parse.us),
    times(cost.us, ofTen.us),
    whole(cost.fires),
    whole(cost.events),
  ];
  const inGroups = (count: number): DecidingCost =>
    decidingCost(triggersInGroups(count), traffic(count / GROUP, PEOPLE, EVENTS), budgetMs);
  const ten = inGroups(10);
  const lines = [row(10, MENTIONS, ten, ten)];
  for (const count of [100, 1_000, 10_000]) lines.push(row(count, MENTIONS, inGroups(count), ten));
  const parsed = [`JSON.parse, ${whole(parse.bytes)} B`, "", us(parse.us), whole(1e6 / parse.us), "1.00 ×"];
  printTable(
    `Deciding, in memory, ${whole(PEOPLE)} random people: all kinds of triggers, the same number mentions each event.`,
    header,
    [parsed, ...lines],
  );
  const events = traffic(1, PEOPLE_OF_ONE_PAIR, EVENTS_OF_ONE_PAIR);
  const costs = [1, 10, 100].map((count) => decidingCost(triggersOfOnePair(count), events, budgetMs));
  const [, all = ten] = costs;
  printTable(
    `Deciding, in memory, ${whole(PEOPLE_OF_ONE_PAIR)} people: waits per cart that all mention the event.`,
    header,
    costs.map((cost, i) => row(10 ** i, 10 ** i, cost, all)),
  );
};
