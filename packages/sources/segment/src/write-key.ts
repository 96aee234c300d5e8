import type { Json } from "@heed/core/contracts";
import type { ItemReader } from "./item-reader.ts";
import type { Keyring } from "./keyring.ts";

export interface KeysOfRequest {
  readonly keys: Keyring;
  readonly headerKey: string | undefined;
  readonly batchKey?: Json;
}

/** A message is taken with one known key: from the header, from the batch, from itself, and never from two that differ. */
export function refuseWithoutKey(reader: ItemReader, { keys, headerKey, batchKey }: KeysOfRequest): void {
  const given = [headerKey, batchKey, reader.value("writeKey")].filter(isGiven);
  const [first] = given;
  if (first === undefined) {
    const message = "expected a write key in Authorization: Basic, in the batch or in the message; came none";
    reader.refuse("write_key_missing", "writeKey", message);
  } else if (given.some((key) => key !== first)) {
    const message = "expected one write key; header, batch and message name different ones";
    reader.refuse("write_key_conflict", "writeKey", message);
  } else if (typeof first !== "string" || !keys.knows(first)) {
    reader.refuse("write_key_unknown", "writeKey", "the write key is not known here");
  }
}

function isGiven(key: Json | undefined): key is Exclude<Json, null> {
  return key !== undefined && key !== null && key !== "";
}
