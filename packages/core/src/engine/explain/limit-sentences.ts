import type { EpochMs } from "../../contracts/index.ts";
import type { LimitsExplained } from "./explanation.ts";
import { counted, spanWords, whenWords } from "./words.ts";

/** What stands between an instant and its sending: one sentence for each limit that has something to say. */
export function limitSentences(limits: LimitsExplained, at: EpochMs): readonly string[] {
  return [
    consentSentence(limits.consent, at),
    ...(limits.suppressed ? ["This person is suppressed: nothing is sent, whatever is allowed."] : []),
    ...identitySentence(limits.identified),
    ...againSentence(limits.again, at),
    ...capSentence(limits.refusedBy),
    ...experimentSentence(limits.experiment),
    ...(limits.quietUntil === undefined
      ? []
      : [
          `It is quiet where the person is: what is decided now is sent at ${whenWords(limits.quietUntil, at)}.`,
        ]),
  ];
}

function consentSentence(consent: LimitsExplained["consent"], at: EpochMs): string {
  const purpose = JSON.stringify(consent.purpose);
  if (consent.allowed) {
    return consent.saidAt === undefined
      ? `Nothing is known of this person's consent, and for ${purpose} the project lets that be enough.`
      : `The person allowed ${purpose} at ${whenWords(consent.saidAt, at)}.`;
  }
  const refused =
    consent.refusedTo === undefined
      ? ""
      : `; what began until ${whenWords(consent.refusedTo, at)} stays stopped even then`;
  const why = consent.reason === "consent_denied" ? "refused" : "has said nothing about";
  return `The person ${why} ${purpose}; it would be allowed by ${consent.allowedBy}${refused}.`;
}

function identitySentence({ wanted, isKnown }: LimitsExplained["identified"]): readonly string[] {
  if (isKnown || wanted === "any") return [];
  const fate = wanted === "hold" ? "a fire is held until one is" : "nothing is sent";
  return [`No user id, e-mail address or phone number is known: ${fate}.`];
}

function againSentence({ allowed, firedAt, from }: LimitsExplained["again"], at: EpochMs): readonly string[] {
  if (allowed || firedAt === undefined) return [];
  const next =
    from === undefined ? "it does not fire a second time" : `it may fire again from ${whenWords(from, at)}`;
  return [`It fired for this person at ${whenWords(firedAt, at)}; ${next}.`];
}

function capSentence(cap: LimitsExplained["refusedBy"]): readonly string[] {
  if (cap === undefined) return [];
  const per = typeof cap.per === "number" ? `within ${spanWords(cap.per)}` : `in one ${cap.per}`;
  const purpose = cap.purpose === undefined ? "" : ` for ${JSON.stringify(cap.purpose)}`;
  return [
    `The project allows at most ${counted(cap.atMost, "message")}${purpose} ${per}, and that is reached.`,
  ];
}

function experimentSentence(experiment: LimitsExplained["experiment"]): readonly string[] {
  if (experiment === undefined) return [];
  const { name, arm, isHeldOut } = experiment;
  const held = isHeldOut ? ", in the holdout: nothing is sent" : "";
  return [
    `In the experiment ${JSON.stringify(name)} this person is in the arm ${JSON.stringify(arm)}${held}.`,
  ];
}
