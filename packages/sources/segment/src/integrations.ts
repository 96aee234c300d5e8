import { ownValue } from "@heed/core/contracts";
import type { JsonObject } from "@heed/core/contracts";
import type { ItemReader } from "./item-reader.ts";

/** Our name in Segment's map of destinations; names are case-sensitive there. */
const OURS = "Heed";

/**
 * `integrations` says where a message may go: `{"All": false}` nowhere but to those named, `{"Heed": false}` not to us.
 * Any other value under our name, such as an object of settings, allows it.
 */
export function refuseUnlessForUs(reader: ItemReader, beneath: JsonObject): void {
  const own = reader.object("integrations", "integrations_invalid");
  const ours = ownValue(own, OURS) ?? ownValue(beneath, OURS);
  const all = ownValue(own, "All") ?? ownValue(beneath, "All");
  if (ours === false || (ours === undefined && all === false)) {
    const message = `the sender keeps this message from us; to let it in, send integrations {"${OURS}": true}`;
    reader.refuse("integrations_denied", "integrations", message);
  }
}
