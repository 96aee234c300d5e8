import type { EpochMs } from "../../contracts/index.ts";
import type { ConditionExplained, Explanation, LastExplained, NowExplained } from "./explanation.ts";
import { firstFalse } from "./condition.ts";
import { limitSentences } from "./limit-sentences.ts";
import { needSentences } from "./need-sentences.ts";
import { endedWords, wouldEndWords } from "./reasons.ts";
import { scoreSentences } from "./score-sentences.ts";
import { faultWords } from "./seen.ts";
import { counted, instantWords, spanWords, whenWords } from "./words.ts";

/** An explanation for people to read: one fact per sentence, instants in UTC. */
export function sentences(explanation: Explanation): readonly string[] {
  const { trigger, state, when, at, seen, last, now } = explanation;
  return [
    `${trigger} is ${STATES[state]}. It is about: ${when}.`,
    seen === undefined
      ? `Until ${instantWords(at)} nothing has been seen of this person, so nothing can have happened.`
      : `This person was first seen at ${whenWords(seen.first, at)}, and last at ${whenWords(seen.newest, at)}.`,
    lastSentence(explanation, last),
    ...(now === undefined ? [] : nowSentences(explanation, now)),
  ];
}

const STATES: Readonly<Record<Explanation["state"], string>> = {
  draft: "a draft, which decides nothing",
  shadow: "a shadow, which decides and sends nothing",
  live: "live",
  paused: "paused",
};

function lastSentence({ at, deployedAt }: Explanation, last: LastExplained | undefined): string {
  if (last === undefined)
    return `It has decided nothing about this person since it was deployed at ${whenWords(deployedAt, at)}.`;
  const about = last.value === undefined ? "" : ` for ${JSON.stringify(last.value)}`;
  const begun = last.foreseen ? "If nothing more is read, its last decision" : "Its last decision";
  const decided = last.at === last.decidedAt ? "" : `, decided at ${instantWords(last.decidedAt)}`;
  const held = last.ended !== "held" || last.isHeld ? "" : "; it is held no longer, and was not sent";
  return `${begun}${about} is about ${whenWords(last.at, at)}${decided}: ${endedWords(last.ended, last.reason)}${held}.`;
}

function nowSentences({ at, seen }: Explanation, now: NowExplained): readonly string[] {
  const isWaiting = now.waits.length + now.held.length > 0;
  return [
    ...waitSentences(now, at),
    ...heldSentences(now, at),
    ...begunSentences(now, at),
    ...runningSentences(now, at),
    ...(isWaiting ? [] : answerSentences(now, at)),
    ...(isWaiting || seen === undefined ? [] : needSentences(now, at)),
    ...(seen === undefined ? [] : conditionSentences(now, at)),
    ...(seen === undefined ? [] : [outcomeSentence(now)]),
    ...limitSentences(now.limits, at),
    ...now.scores.flatMap((score) => scoreSentences(score, at)),
  ];
}

function waitSentences({ waits }: NowExplained, at: EpochMs): readonly string[] {
  return waits.map(({ value, start, due, decidedAfter, endedBy, isStale }) => {
    const about = value === undefined ? "" : ` for ${JSON.stringify(value)}`;
    const end = `until ${whenWords(due, at)}`;
    const grace = decidedAfter > due ? `, and is decided ${spanWords(decidedAfter - due)} later` : "";
    const stale = isStale ? " It began too long before it arrived, so nothing will be sent." : "";
    return `It waits${about} since ${whenWords(start.at, at)} ${end}${grace}; ${endedBy} would end the wait.${stale}`;
  });
}

function heldSentences({ held }: NowExplained, at: EpochMs): readonly string[] {
  return held.map(({ value, at: about, reason, until }) => {
    const whose = value === undefined ? "" : ` for ${JSON.stringify(value)}`;
    const why =
      reason === "paused"
        ? "until the trigger is resumed"
        : "until a user id, an e-mail address or a phone number is known";
    return `A fire${whose} of ${whenWords(about, at)} is held back ${why}, but no longer than ${whenWords(until, at)}.`;
  });
}

function begunSentences({ begun }: NowExplained, at: EpochMs): readonly string[] {
  return begun.map(({ value, steps, of, newest, next, until, startedOverBy }) => {
    const whose = value === undefined ? "" : ` for ${JSON.stringify(value)}`;
    const bound = until === undefined ? "" : ` until ${whenWords(until, at)}`;
    const over = startedOverBy === undefined ? "" : `; ${startedOverBy} would start it over`;
    return `${counted(steps, "step")} of ${of} ${steps === 1 ? "has" : "have"} come${whose}, the newest at ${whenWords(newest.at, at)}; the next is ${next}${bound}${over}.`;
  });
}

function runningSentences({ turns }: NowExplained, at: EpochMs): readonly string[] {
  return turns.flatMap(({ condition, running }) =>
    running === undefined
      ? []
      : [
          `Since ${whenWords(running.since, at)} it holds that ${condition.text}; it must stay so until ${whenWords(running.until, at)}.`,
        ],
  );
}

function answerSentences({ answers }: NowExplained, at: EpochMs): readonly string[] {
  return answers.map(({ value, at: answered, event }) => {
    const whose = value === undefined ? "" : ` for ${JSON.stringify(value)}`;
    return `The newest ${event}${whose} was at ${whenWords(answered, at)}; what began before it no longer waits.`;
  });
}

function conditionSentences({ condition }: NowExplained, at: EpochMs): readonly string[] {
  if (condition === undefined) return [];
  const until = condition.changesAt === undefined ? "" : untilWords(condition, condition.changesAt, at);
  if (condition.holds) return [`Its condition holds now: ${condition.text}${until}.`];
  return [
    `Its condition does not hold now, because this is not so: ${faultWords(firstFalse(condition), at)}${until}.`,
  ];
}

function untilWords({ holds }: ConditionExplained, changesAt: EpochMs, at: EpochMs): string {
  const change = holds ? "it may end" : "it may begin to hold";
  return `; if nothing more happens, ${change} at ${whenWords(changesAt, at)}`;
}

/** What would allow it, the limits tell. */
function outcomeSentence({ outcome: { ended, reason } }: NowExplained): string {
  return `If its moment came now, ${wouldEndWords(ended, reason)}.`;
}
