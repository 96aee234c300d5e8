import type { ProfileKey } from "@heed/core/contracts";

/**
 * Which of 256 partitions a profile lives in: FNV-1a (32 bit) over the UTF-16 code units of its key, mod 256.
 *
 * Fixed for ever: a partitioned database can take over without computing a single key anew.
 */
export function partitionOf(key: ProfileKey): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash & 0xff;
}
