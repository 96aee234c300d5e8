export type { ProjectDefinition } from "./definition.ts";
export { project } from "./project.ts";
export type { ProjectOptions } from "./project.ts";
export { anyWords, vocabulary } from "./vocabulary.ts";
export type { Vocabulary } from "./vocabulary.ts";
export { checkProject } from "./check.ts";
export type { CheckContext } from "./check-context.ts";
export type { Diagnostic } from "./findings.ts";
