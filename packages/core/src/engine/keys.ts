import type { Event } from "../contracts/index.ts";
import { ownValue } from "../contracts/index.ts";
import type { Path } from "../event/index.ts";
import { digest, valueAt } from "../event/index.ts";
import type { Role } from "./plan.ts";

/** Longer correlation values are told apart by their digest. */
const MAX_KEY_LENGTH = 128;

/** The correlation value of an event in this role. Values are compared as text; empty text is none, as a missing one. */
export function keyValue(event: Event, role: Role | undefined): string | undefined {
  return textAt(event, role?.keys?.get(event.name) ?? role?.key);
}

function textAt(event: Event, key: Path | undefined): string | undefined {
  const [only] = key ?? [];
  const value =
    key === undefined
      ? undefined
      : key.length === 1 && only !== undefined
        ? ownValue(event.properties, only.key)
        : valueAt(event.properties, key);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || value === "") return undefined;
  return value.length <= MAX_KEY_LENGTH ? value : digest([value]);
}

/** A path as it was written. */
export function pathText(path: Path | undefined): string {
  return (path ?? []).map(({ key, each }) => (each ? `${key}[*]` : key)).join(".");
}
