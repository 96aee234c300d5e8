export type { ExperimentDefinition } from "./definition.ts";
