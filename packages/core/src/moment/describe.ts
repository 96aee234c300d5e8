import { describeArms, describeCondition } from "../condition/index.ts";
import type { EventForm } from "../event/index.ts";
import { describeEvents } from "../event/index.ts";
import type {
  BecomesDefinition,
  Correlation,
  EventMomentDefinition,
  MomentDefinition,
  SequenceDefinition,
  StepDefinition,
  WaitDefinition,
} from "./definition.ts";

/** A moment for a person to read, such as `"Checkout Started", then no "Order Completed" for 15m`. */
export function describeMoment(moment: MomentDefinition): string {
  return `${momentText(moment)}${correlationText("by" in moment ? moment.by : undefined)}`;
}

/** One step of a sequence for a person to read, without its bounds. */
export function describeStep(step: StepDefinition): string {
  if ("returned" in step) return returnText(step.returned);
  return eventText(step, step.if);
}

function momentText(moment: MomentDefinition): string {
  if ("anyOf" in moment) return moment.anyOf.map(describeMoment).join("; or ");
  if ("notFollowedBy" in moment) return waitText(moment);
  if ("sequence" in moment) return sequenceText(moment);
  if ("becomes" in moment) return becomesText(moment);
  if ("firstSeen" in moment) return "the first activity";
  if ("returned" in moment) return returnText(moment.returned);
  if ("entered" in moment) return `entering the segment ${JSON.stringify(moment.entered)}`;
  if ("left" in moment) return `leaving the segment ${JSON.stringify(moment.left)}`;
  if ("fired" in moment) return `a fire of ${JSON.stringify(moment.fired)}`;
  return eventText(moment, moment.if);
}

function eventText(form: EventForm, condition: EventMomentDefinition["if"]): string {
  const event = describeEvents(form);
  return condition === undefined ? event : `${event} if then ${describeCondition(condition)}`;
}

function waitText({ after, notFollowedBy, where, for: span, repeat }: WaitDefinition): string {
  const from = repeat === "keep" ? ", counted from the first one" : "";
  return `${momentText(after)}, then no ${describeEvents(notFollowedBy, where)} for ${describeArms(span)}${from}`;
}

function sequenceText({ sequence, within, unless }: SequenceDefinition): string {
  const steps = sequence.map(
    (step) =>
      `${describeStep(step)}${step.within === undefined ? "" : ` within ${describeArms(step.within)}`}`,
  );
  const bound = within === undefined ? "" : `, all within ${describeArms(within)}`;
  const broken = unless === undefined ? "" : `, with no ${describeEvents(unless)} in between`;
  return `${steps.join(", then ")}${bound}${broken}`;
}

function becomesText({ becomes, for: span }: BecomesDefinition): string {
  const stays = span === undefined ? "" : `, and stays so for ${describeArms(span)}`;
  return `it becomes true that ${describeCondition(becomes)}${stays}`;
}

function returnText(after: Extract<MomentDefinition, { readonly returned: unknown }>["returned"]): string {
  return `an activity more than ${after === true ? "30m" : describeArms(after)} after the one before`;
}

function correlationText(by: Correlation | undefined): string {
  if (by === undefined) return "";
  if (typeof by === "string") return `, for each ${by}`;
  return `, for each ${[...new Set(Object.values(by))].join(" or ")}`;
}
