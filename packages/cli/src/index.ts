export { main } from "./main.ts";
export type { Io, Output } from "./io.ts";
export type { HeedConfig } from "./config/keys.ts";
