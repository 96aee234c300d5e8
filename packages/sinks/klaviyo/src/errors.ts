import { isJsonObject, jsonBody, objectAt, ownValue, textAt } from "@heed/core/contracts";
import type { HttpResponse } from "@heed/core/contracts";

/**
 * The answer's errors as ` invalid at /data/attributes/time`, at most three; empty where it names none.
 *
 * Only `code` and `source.pointer` are told, and only what looks like one: `title` and `detail` can repeat what was sent,
 * and with it personal data.
 */
export function errorsNamed(answer: HttpResponse): string {
  const body = jsonBody(answer);
  const errors = isJsonObject(body) ? ownValue(body, "errors") : undefined;
  if (!Array.isArray(errors)) return "";
  const named = errors
    .slice(0, 3)
    .map((error) => errorNamed(error))
    .filter((name) => name !== "");
  return named.length === 0 ? "" : ` ${[...new Set(named)].join(", ")}`;
}

function errorNamed(error: unknown): string {
  if (!isJsonObject(error)) return "";
  const code = /^[\w.-]{1,64}$/.exec(textAt(error, "code") ?? "")?.[0] ?? "";
  const pointer = textAt(objectAt(error, "source") ?? {}, "pointer") ?? "";
  const place = /^(?:\/[\w$-]{1,64}){1,12}/.exec(pointer)?.[0];
  if (place === undefined) return code;
  return `${code} at ${place}${place === pointer ? "" : "…"}`.trimStart();
}
