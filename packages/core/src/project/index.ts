export type { ProjectDefinition } from "./definition.ts";
