import type { ProfileKey } from "@heed/core/contracts";

/** A noncharacter: no honest key begins with it, and one that does is escaped too. */
const ESCAPED = "\u{10ffff}";

/**
 * A foreign key as SQLite can keep it. SQLite keeps UTF-8, which has no half surrogate pairs: two keys that differ only
 * there would become one, so they are kept as JSON, which escapes them.
 */
export function toKeyText(key: string): string {
  return key.isWellFormed() && !key.startsWith(ESCAPED) ? key : `${ESCAPED}${JSON.stringify(key)}`;
}

export function toProfileKey(text: string): ProfileKey {
  const key: unknown = text.startsWith(ESCAPED) ? JSON.parse(text.slice(ESCAPED.length)) : text;
  if (!isProfileKey(key)) throw new TypeError("The profile table holds a key that is none.");
  return key;
}

function isProfileKey(key: unknown): key is ProfileKey {
  return typeof key === "string" && (key.startsWith("u:") || key.startsWith("a:"));
}
