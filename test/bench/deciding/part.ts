import { parsingCost } from "../parsing-cost.ts";
import type { Part } from "../part.ts";
import { printTable, times, us, whole } from "../table.ts";
import { decidingCost } from "./measure.ts";
import { GROUP, MENTIONS, traffic, triggersInGroups, triggersOfOnePair } from "./work.ts";

const PEOPLE = 200_000;
const EVENTS = 300_000;
/** Each meets all triggers, so fewer do. */
const EVENTS_OF_ONE_PAIR = 20_000;
const PEOPLE_OF_ONE_PAIR = 1_000;

/** One event against more and more triggers, those that mention it and those that do not. */
export const deciding: Part = async () => {
  const parse = parsingCost();
  const lines: string[][] = [[`JSON.parse, ${whole(parse.bytes)} B`, "", us(parse.us), "", "", "1.00 ×", ""]];
  let ofTen = 0;
  for (const count of [10, 100, 1_000, 10_000]) {
    const cost = decidingCost(triggersInGroups(count), traffic(count / GROUP, PEOPLE, EVENTS));
    if (count === 10) ofTen = cost.us;
    const rest = [whole(1e6 / cost.us), times(cost.us, ofTen), times(cost.us, parse.us), whole(cost.fires)];
    lines.push([`${whole(count)} triggers`, whole(MENTIONS), us(cost.us), ...rest]);
  }
  const events = traffic(1, PEOPLE_OF_ONE_PAIR, EVENTS_OF_ONE_PAIR);
  for (const count of [1, 10, 100]) {
    const cost = decidingCost(triggersOfOnePair(count), events);
    const rest = [whole(1e6 / cost.us), "", times(cost.us, parse.us), whole(cost.fires)];
    lines.push([`${whole(count)} trigger${count === 1 ? "" : "s"}`, whole(count), us(cost.us), ...rest]);
  }
  printTable(
    `Deciding, in memory: ${whole(PEOPLE)} random people; below, ${whole(PEOPLE_OF_ONE_PAIR)} and waits per cart that all mention the event.`,
    ["", "mention it", "an event", "events/s", "× 10 triggers", "× JSON.parse", "fires"],
    lines,
  );
};
