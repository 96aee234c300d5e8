export type { ScoreDefinition, ScoreGroup } from "./definition.ts";
