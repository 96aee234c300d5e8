import type { Refusal } from "@heed/core/contracts";
import type { Receipt } from "@heed/runtime";
import { problemResponse, shownRefusals } from "./problem.ts";
import type { Problem } from "./problem.ts";

/**
 * The answer to a request that is stored.
 *
 * What is refused stays refused, so a request with anything good in it is a success: its sender must not repeat it. Where
 * nothing is good, the status says so, and SDKs drop it.
 */
export function answer(receipt: Receipt): Response {
  const { processed, duplicate, suppressed, refusals } = receipt;
  const [first] = refusals;
  if (first !== undefined && processed + duplicate + suppressed === 0) {
    return problemResponse(nothingTaken(first, refusals));
  }
  return Response.json({
    success: true,
    accepted: processed,
    duplicate,
    suppressed,
    ...shownRefusals(refusals),
  });
}

function nothingTaken(first: Refusal, refusals: readonly Refusal[]): Problem {
  const code = refusals.every((refusal) => refusal.code === first.code) ? first.code : "all_refused";
  const place = first.at === "" ? "" : ` at ${first.at}`;
  const detail = `Nothing was taken. First refusal${place}: ${first.message}. Correct it; the same again gives the same answer.`;
  const unauthorized = refusals.every((refusal) => refusal.code.startsWith("write_key_"));
  return unauthorized
    ? { status: 401, headers: CHALLENGE, code, detail, refusals }
    : { status: 400, code, detail, refusals };
}

/** Which every 401 must carry. Not `Basic`: browsers would open a password dialog over the shop. */
export const CHALLENGE: Readonly<Record<string, string>> = { "www-authenticate": 'Bearer realm="heed"' };
