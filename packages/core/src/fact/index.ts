export type { FactDefinition } from "./definition.ts";
