import { outcomeFromStatus } from "@heed/core/contracts";
import type { EpochMs, HttpResponse, NoAnswer, Outcome } from "@heed/core/contracts";
import { errorsNamed } from "./errors.ts";

/**
 * What Klaviyo's answer means for the event. Most of it is {@link outcomeFromStatus}; Klaviyo's own:
 *
 * - 202 says valid and queued. Klaviyo can still drop the event later, as a duplicate for example.
 * - 410 (retired revision) says that no call will work, as 401 and 403 do.
 * - 403 with a page instead of JSON comes from the bot protection in front of the API, met from shared addresses; it passes.
 */
export function outcomeOf(answer: HttpResponse | NoAnswer, now: EpochMs): Outcome {
  const usual = outcomeFromStatus(answer, now);
  if (answer.status === "none" || usual.status === "delivered") return usual;
  if (answer.status === 403 && isPage(answer)) {
    return { status: "retry", reason: "HTTP 403 from the bot protection in front of Klaviyo" };
  }
  const reason = `HTTP ${answer.status}${errorsNamed(answer)}`;
  if (answer.status === 410) return { status: "held", reason };
  return { ...usual, reason };
}

function isPage({ headers, body }: HttpResponse): boolean {
  return (
    headers["cf-mitigated"] === "challenge" ||
    (headers["content-type"] ?? "").includes("text/html") ||
    body.trimStart().startsWith("<")
  );
}
