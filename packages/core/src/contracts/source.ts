import type { EpochMs } from "../time/index.ts";
import type { Incoming } from "./event.ts";

/** Header names are lower case. */
export type Headers = Readonly<Record<string, string>>;

/** A request as it came over the wire, body inflated but not parsed. */
export interface RawRequest {
  readonly method: string;
  /** Path without query, such as `/v1/batch`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Whether a request may be what it claims to be. `reason` is told to the sender: no secret in it. */
export type Verdict = { readonly authentic: true } | { readonly authentic: false; readonly reason: string };

/** What a source knows of a request beside its body. */
export interface DecodeContext {
  readonly receivedAt: EpochMs;
  readonly path: string;
  readonly headers: Headers;
}

/** Why one item of a request was not taken. The others of the same request are. */
export interface Refusal {
  /** Position in the batch, from 0. */
  readonly index: number;
  /** Stable, such as `missing_user`, `too_large`, `write_key_unknown`. Counted under this name. */
  readonly code: string;
  /** Where in the item, such as `timestamp` or `properties`; empty for the item itself. */
  readonly at: string;
  /** What was expected and what came, without personal data. */
  readonly message: string;
}

/** All of a request's items, each in one of the two lists. */
export interface Decoded {
  readonly events: readonly Incoming[];
  readonly refusals: readonly Refusal[];
}

/** A source is two pure functions: foreign payload → events. Sockets live in the collector. */
export interface Source {
  readonly contract: 1;
  /** Unique among the sources of one engine; part of every deduplication key. */
  readonly name: string;
  /** The paths it answers to, such as `/v1/batch`; all are `POST`. */
  readonly paths: readonly string[];
  /** Checks what can be known before the body is parsed. */
  verify?(request: RawRequest, now: EpochMs): Verdict | Promise<Verdict>;
  /** Every item of the parsed body is an event or a refusal. Never throws on bad input. */
  decode(body: unknown, context: DecodeContext): Decoded;
}
