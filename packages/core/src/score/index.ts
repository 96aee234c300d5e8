export type { ScoreDefinition, ScoreGroup } from "./definition.ts";
export { compileScore } from "./compile.ts";
export type { LedgerEntry, ScoreWithLedger } from "./compile.ts";
export { explainScore } from "./explain.ts";
export type { EntryExplained, GroupExplained, ScoreExplained } from "./explain.ts";
export { scoreWord } from "./handle.ts";
export type { Score, ScoreFunction, ScoreOptions } from "./handle.ts";
