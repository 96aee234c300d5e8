import type { EpochMs } from "../time/index.ts";
import type { ProfileKey } from "./event.ts";

/** What a person asks for while the engine runs; any process may hand it in, the leader applies it. */
export type Command = {
  /** Chosen by whoever submits it: the same id again is the same command. */
  readonly id: string;
  readonly submittedAt: EpochMs;
  /** Who asked for it, for people to read. */
  readonly by?: string;
} & (
  | { readonly kind: "pause" | "resume"; readonly trigger: string }
  | { readonly kind: "suppress" | "unsuppress"; readonly profile: ProfileKey }
);

/** What was set while the engine ran, and stands until it is set anew: one for each `kind` and `name`. */
export type Control =
  /** A trigger that was paused or resumed, whatever its definition says. */
  | {
      readonly kind: "trigger";
      readonly name: string;
      readonly state: "paused" | "resumed";
      readonly since: EpochMs;
    }
  /** How far a walk over all profiles has come, so that it goes on there after a restart. */
  | {
      readonly kind: "walk";
      readonly name: string;
      readonly state: "under_way" | "done";
      /** The last profile visited; absent where none was. */
      readonly after?: ProfileKey;
    };
