import type { ProfileKey } from "../contracts/index.ts";
import { fingerprint } from "../event/index.ts";
import type { ExperimentDefinition } from "./definition.ts";

/** 32 bits by which a profile is dealt to arms. Kept with the profile from its creation on, so that a merge changes no arm. */
export type Bucket = number;

const BUCKETS = 2 ** 32;
/** A {@link fingerprint} has 53 bits. */
const FINGERPRINTS = 2 ** 53;

/** The bucket of a new profile, from the id it begins with. */
export function bucketOf(profile: ProfileKey): Bucket {
  return fingerprint("bucket", profile) % BUCKETS;
}

/** The arm that a bucket belongs to. Other arms and weights may deal it anew; the order in which arms are written does not. */
export function armOf(experiment: string, { arms }: ExperimentDefinition, bucket: Bucket): string {
  const dealt = Object.entries(arms).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const total = dealt.reduce((sum, [, weight]) => sum + weight, 0);
  let point = lot("arm", experiment, bucket) * total;
  for (const [arm, weight] of dealt) {
    if (point < weight) return arm;
    point -= weight;
  }
  return dealt.at(-1)?.[0] ?? "";
}

/** Whether a bucket is decided and counted but not sent to: drawn anew, so that held-out people are found in every arm alike. */
export function isHeldOut(
  experiment: string,
  { holdout = 0 }: ExperimentDefinition,
  bucket: Bucket,
): boolean {
  return lot("holdout", experiment, bucket) < holdout;
}

/** From 0 to below 1, the same for the same words. */
function lot(drawn: "arm" | "holdout", experiment: string, bucket: Bucket): number {
  return fingerprint(`${drawn} ${experiment}`, String(bucket)) / FINGERPRINTS;
}
