import type { Decision } from "../../contracts/index.ts";
import { instantWords, spanWords } from "./words.ts";

/** How an instant ended, in words: `nothing was sent: the frequency cap was reached`. */
export function endedWords(ended: string, reason: string | undefined): string {
  const why = reason === undefined ? undefined : reasonWords(reason);
  switch (ended) {
    case "fired":
      return "it fired, and was handed on to be sent";
    case "shadow":
      return "it would have fired, but the trigger was a shadow, which sends nothing";
    case "if_false":
      return "nothing was sent: its condition did not hold";
    case "stale":
      return "nothing was sent: what began it was too old when it arrived";
    case "held":
      return `it was held back: ${why ?? "it had to wait"}`;
    case "expired":
      return `it was held back, and ended without being sent: ${why ?? "its time to be sent passed"}`;
    default:
      return `nothing was sent: ${why ?? ended}`;
  }
}

/** The same of an instant that would come now. */
export function wouldEndWords(ended: string, reason: string | undefined): string {
  const why = reason === undefined ? undefined : reasonWords(reason);
  if (ended === "fired") return "it would be sent";
  if (ended === "shadow")
    return "it would count as a fire, but nothing would be sent: the trigger is a shadow";
  if (ended === "if_false") return "nothing would be sent: its condition does not hold";
  return ended === "held"
    ? `it would be held back: ${why ?? "it has to wait"}`
    : `nothing would be sent: ${why ?? ended}`;
}

/** A stable reason, such as `consent_denied:news`, in words. */
export function reasonWords(reason: string): string {
  const [code = "", purpose = ""] = reason.split(/:(.*)/s);
  switch (code) {
    case "paused":
      return "the trigger is paused";
    case "person_suppressed":
      return "this person is suppressed";
    case "consent_denied":
      return `the person does not allow ${JSON.stringify(purpose)}`;
    case "consent_unknown":
      return `it is not known whether the person allows ${JSON.stringify(purpose)}`;
    case "not_identified":
      return "no user id, e-mail address or phone number is known of the person";
    case "again":
      return "the trigger has fired for this person as often as it may";
    case "frequency_cap":
      return "a frequency cap of the project is reached";
    case "holdout":
      return "the person is in the holdout of the experiment";
    case "withdrawn":
      return "the person withdrew their consent";
    case "replaced":
      return "a newer one took its place";
    case "not_first":
      return "the person turned out to have been seen earlier";
    default:
      return reason;
  }
}

/** One stored decision in a sentence: when, which trigger, about what, how it ended and what would have allowed it. */
export function explainFire(decision: Decision): string {
  const { trigger, value, start, at, decidedAt, ended, reason, allowedBy } = decision;
  const about = value === undefined ? "" : ` for ${JSON.stringify(value)}`;
  const begun =
    start.at === at ? "" : `, after a wait of ${spanWords(at - start.at)} since ${instantWords(start.at)}`;
  const late = decidedAt === at ? "" : `, decided at ${instantWords(decidedAt)}`;
  const allowed = allowedBy === undefined ? "" : ` (what would have allowed it: ${allowedBy})`;
  return `${trigger}${about} at ${instantWords(at)}${begun}${late}: ${endedWords(ended, reason)}${allowed}.`;
}
