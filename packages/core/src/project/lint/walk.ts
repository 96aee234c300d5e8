import type { ConditionDefinition } from "../../condition/index.ts";
import type { EventNamings, Where } from "../../event/index.ts";
import type { MomentDefinition } from "../../moment/index.ts";
import type { Place } from "../place.ts";

/** A condition and where it stands. */
export interface ConditionSite {
  readonly condition: ConditionDefinition;
  readonly at: Place;
}

/** A moment and where it stands. */
export interface MomentSite {
  readonly moment: MomentDefinition;
  readonly at: Place;
}

/** What events are named somewhere, and what for. */
export interface EventSite {
  readonly namings: EventNamings;
  /** Asked beside what each naming asks itself. */
  readonly where?: Where | undefined;
  /** Where the namings stand; `where` stands beside them. */
  readonly at: Place;
  /** `counted`: a condition never holds without one; `other`: it may. */
  readonly role: "start" | "cancel" | "counted" | "other";
}

/** The condition and all conditions in it, outermost first. */
export function conditionsIn(condition: ConditionDefinition, at: Place): readonly ConditionSite[] {
  return [
    { condition, at },
    ...parts(condition, at).flatMap((part) => conditionsIn(part.condition, part.at)),
  ];
}

/** The conditions directly inside a condition. */
export function parts(condition: ConditionDefinition, at: Place): readonly ConditionSite[] {
  if ("not" in condition) return [{ condition: condition.not, at: at.at("not") }];
  const [word, list] =
    "all" in condition ? ["all", condition.all] : "any" in condition ? ["any", condition.any] : ["", []];
  return list.map((each, i) => ({ condition: each, at: at.at(word).at(i) }));
}

/** The moment and all moments in it; the steps of a sequence are moments too. */
export function momentsIn(moment: MomentDefinition, at: Place): readonly MomentSite[] {
  const inner = innerMoments(moment, at);
  return [{ moment, at }, ...inner.flatMap((each) => momentsIn(each.moment, each.at))];
}

function innerMoments(moment: MomentDefinition, at: Place): readonly MomentSite[] {
  if ("anyOf" in moment) return moment.anyOf.map((each, i) => ({ moment: each, at: at.at("anyOf").at(i) }));
  if ("notFollowedBy" in moment) return [{ moment: moment.after, at: at.at("after") }];
  if ("sequence" in moment)
    return moment.sequence.map((each, i) => ({ moment: each, at: at.at("sequence").at(i) }));
  return [];
}

/** The outermost conditions of one moment, not of those inside it. */
export function conditionsOfMoment({ moment, at }: MomentSite): readonly ConditionSite[] {
  if ("becomes" in moment) return [{ condition: moment.becomes, at: at.at("becomes") }];
  return "if" in moment && moment.if !== undefined ? [{ condition: moment.if, at: at.at("if") }] : [];
}

/** What one moment names, not those inside it. */
export function eventsOfMoment({ moment, at }: MomentSite): readonly EventSite[] {
  if ("notFollowedBy" in moment) {
    const { notFollowedBy, where } = moment;
    return [{ namings: notFollowedBy, where, at: at.at("notFollowedBy"), role: "cancel" }];
  }
  if ("sequence" in moment) {
    return moment.unless === undefined
      ? []
      : [{ namings: moment.unless, at: at.at("unless"), role: "other" }];
  }
  if (
    "event" in moment ||
    "page" in moment ||
    "screen" in moment ||
    "identified" in moment ||
    "activity" in moment
  ) {
    return [{ namings: moment, at, role: "start" }];
  }
  return [];
}

/** What one condition counts, not those inside it. */
export function eventsOfCondition({ condition, at }: ConditionSite): readonly EventSite[] {
  const site = (
    namings: EventNamings,
    word: string,
    where?: Where,
    role: EventSite["role"] = "counted",
  ): EventSite => ({ namings, where, at: at.at(word), role });
  if ("did" in condition) {
    const after = condition.after === undefined ? [] : [site(condition.after, "after", undefined, "other")];
    const sure = condition.atLeast !== 0 && typeof condition.atLeast !== "object";
    return [site(condition.did, "did", condition.where, sure ? "counted" : "other"), ...after];
  }
  if ("sum" in condition) return [site(condition.sum, "sum", condition.where, "other")];
  if ("average" in condition) return [site(condition.average, "average", condition.where)];
  if ("lowest" in condition) return [site(condition.lowest, "lowest", condition.where)];
  if ("highest" in condition) return [site(condition.highest, "highest", condition.where)];
  if ("last" in condition) return [site(condition.last, "last", condition.where)];
  if ("since" in condition) return [site(condition.since, "since", condition.where, "other")];
  return [];
}
