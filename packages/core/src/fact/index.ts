export type { FactDefinition } from "./definition.ts";
export { compileFact } from "./compile.ts";
export type { Fact } from "./compile.ts";
export { factWords } from "./handle.ts";
export type { CartOptions, FactFold, FactHandle, FactWords } from "./handle.ts";
