import type { Headers, Verdict } from "@heed/core/contracts";
import { decodeBase64 } from "./base64.ts";
import type { Keyring } from "./keyring.ts";

type HeaderKey =
  /** No header, another scheme, or an empty user. */
  | { readonly scheme: "none" }
  | { readonly scheme: "basic" | "bearer"; readonly key: string }
  | { readonly scheme: "unreadable" };

/**
 * What the header alone can tell. `Basic` names a write key and must be known. `Bearer` may be a write key, but with
 * Segment's OAuth it is a token that only Segment can read: then the key in the body decides.
 */
export function verdictOn(headers: Headers, keys: Keyring): Verdict {
  const header = readAuthorization(headers);
  if (header.scheme === "unreadable") {
    return { authentic: false, reason: "Authorization: Basic is not base64 of a write key and a colon" };
  }
  if (header.scheme === "basic" && !keys.knows(header.key)) {
    return { authentic: false, reason: "the write key in Authorization is not known here" };
  }
  return { authentic: true };
}

/** The key that the header adds to those of the body, `undefined` where it adds none. */
export function acceptedHeaderKey(headers: Headers, keys: Keyring): string | undefined {
  const header = readAuthorization(headers);
  if (header.scheme === "basic") return header.key;
  return header.scheme === "bearer" && keys.knows(header.key) ? header.key : undefined;
}

/** The user part of `Basic` is the key. SDKs leave the password empty; some callers leave the colon out too. */
function readAuthorization(headers: Headers): HeaderKey {
  const [scheme = "", credentials = ""] = (headers["authorization"] ?? "").trim().split(/ +/, 2);
  if (/^bearer$/i.test(scheme) && credentials !== "") return { scheme: "bearer", key: credentials };
  if (!/^basic$/i.test(scheme)) return { scheme: "none" };
  const text = decodeBase64(credentials);
  if (text === undefined) return { scheme: "unreadable" };
  const [key = ""] = text.split(":", 1);
  return key === "" ? { scheme: "none" } : { scheme: "basic", key };
}
