import { boundMessage, faultOf, isJsonObject, ownValue } from "@heed/core/contracts";
import type { Bounds, EpochMs, Json, JsonObject } from "@heed/core/contracts";
import { describe, ItemReader } from "./item-reader.ts";
import type { ItemFault } from "./item-reader.ts";
import { isBatchPath, typeOfPath } from "./paths.ts";
import type { MessageType } from "./paths.ts";
import { instantOf } from "./times.ts";

/** Segment's own limit for one batch. */
const MAX_MESSAGES = 2_500;

/** What is copied into every message must be small: 2,500 times this is 10 MB. */
const DEFAULTS_BOUNDS: Bounds = { maxBytes: 4_096, maxDepth: 16, maxKeys: 128 };

/** A request's messages, and what its outer object says about all of them. */
export interface Envelope {
  readonly items: readonly unknown[];
  /** Where the path names the type; otherwise each message does. */
  readonly type?: MessageType;
  readonly batchKey?: Json;
  /** Defaults of the batch, beneath each message's own. */
  readonly context: JsonObject;
  readonly integrations: JsonObject;
  /** By the sender's clock; absent where the batch says none that can be read. */
  readonly sentAt?: EpochMs;
}

export type Opened =
  | { readonly envelope: Envelope; readonly fault?: never }
  /** The request as a whole cannot be read: one refusal stands for all of it. */
  | { readonly fault: ItemFault };

/** A path that is neither of ours, as when a host mounts the source elsewhere, is read by the body's shape. */
export function openEnvelope(body: unknown, path: string): Opened {
  const type = typeOfPath(path);
  const batched =
    isBatchPath(path) || (type === undefined && isJsonObject(body) && Object.hasOwn(body, "batch"));
  if (batched) return openBatch(body);
  return {
    envelope: { items: [body], ...(type === undefined ? {} : { type }), context: {}, integrations: {} },
  };
}

function openBatch(body: unknown): Opened {
  if (!isJsonObject(body)) {
    return refused("not_an_object", "", `expected {"batch": […]}, came ${describe(body)}`);
  }
  const items = ownValue(body, "batch");
  if (!Array.isArray(items)) {
    return refused("batch_missing", "batch", `expected an array of messages, came ${describe(items)}`);
  }
  if (items.length > MAX_MESSAGES) {
    const message = `expected at most ${MAX_MESSAGES} messages in one batch, came ${items.length}; send them in smaller batches`;
    return refused("batch_too_long", "batch", message);
  }
  const reader = new ItemReader(body);
  const context = reader.object("context", "context_invalid");
  const integrations = reader.object("integrations", "integrations_invalid");
  if (reader.fault !== undefined) return { fault: reader.fault };
  const bound = faultOf({ context, integrations }, DEFAULTS_BOUNDS);
  if (bound !== undefined) return refused(bound, "context", boundMessage(bound, DEFAULTS_BOUNDS));
  const batchKey = ownValue(body, "writeKey");
  const sentAt = instantOf(ownValue(body, "sentAt"));
  return {
    envelope: {
      items,
      context,
      integrations,
      ...(batchKey === undefined ? {} : { batchKey }),
      ...(sentAt === undefined ? {} : { sentAt }),
    },
  };
}

function refused(code: string, at: string, message: string): Opened {
  return { fault: { code, at, message } };
}
