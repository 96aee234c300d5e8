import type { PatternCompiler } from "../../event/index.ts";
import type { Findings } from "../findings.ts";
import type { ScoreDefinition } from "../../score/index.ts";

/** What the static checks have at hand. */
export interface LintScope {
  readonly found: Findings;
  readonly patterns: PatternCompiler;
  /** Scores without an error. */
  readonly scoreOf: (name: string) => ScoreDefinition | undefined;
  readonly notActivity: readonly string[];
  readonly events: ReadonlySet<string> | undefined;
  readonly keepForMs: number;
  readonly keepHistoryMs: number;
}
