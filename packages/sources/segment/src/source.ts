import { HeedError } from "@heed/core/contracts";
import type { Decoded, Incoming, Refusal, Source } from "@heed/core/contracts";
import { acceptedHeaderKey, verdictOn } from "./authorization.ts";
import { openEnvelope } from "./envelope.ts";
import { isWriteKey, keyring } from "./keyring.ts";
import { readMessage } from "./message.ts";
import { PATHS } from "./paths.ts";

/** Who may write, and under which name it is counted. */
export interface SegmentSourceOptions {
  /**
   * The keys that senders may use, at least one; printable ASCII without a colon. A key tells who may write, it is no
   * secret where a browser or an app carries it.
   */
  readonly writeKeys: readonly string[];
  /**
   * Name of the source, part of every deduplication key: the same message through two names counts twice.
   *
   * @defaultValue `"segment"`
   */
  readonly name?: string;
}

/**
 * Takes what Segment's SDKs and callers of its HTTP tracking API send: single messages and batches of up to 2,500.
 *
 * The write key may stand in `Authorization: Basic`, in the batch, in the message, or in several of these as long as they
 * agree. Times are corrected for the sender's clock. Each message ends as an event or as a refusal of its own; the others
 * of the batch are taken.
 *
 * Throws `HEED_CONFIG_INVALID` where there is no usable key.
 *
 * @see https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/
 */
export function segmentSource({ name = "segment", writeKeys }: SegmentSourceOptions): Source {
  const unusable = writeKeys.findIndex((key) => !isWriteKey(key));
  if (writeKeys.length === 0 || unusable >= 0) {
    const at = unusable >= 0 ? `writeKeys[${unusable}]` : "writeKeys";
    const message = "expected at least one key of 1 to 256 printable ASCII characters without a colon";
    throw new HeedError("HEED_CONFIG_INVALID", "segmentSource", { faults: [{ at, message }] });
  }
  const keys = keyring(writeKeys);
  return {
    contract: 1,
    name,
    paths: PATHS,
    verify: ({ headers }) => verdictOn(headers, keys),
    decode(body, { headers, path, receivedAt }): Decoded {
      const events: Incoming[] = [];
      const refusals: Refusal[] = [];
      const opened = openEnvelope(body, path);
      if (opened.fault !== undefined) return { events, refusals: [{ index: 0, ...opened.fault }] };
      const from = { ...opened.envelope, keys, headerKey: acceptedHeaderKey(headers, keys), receivedAt };
      for (const [index, item] of opened.envelope.items.entries()) {
        const { event, fault } = readMessage(item, from);
        if (fault !== undefined) refusals.push({ index, ...fault });
        else events.push(event);
      }
      return { events, refusals };
    },
  };
}
