export { klaviyoSink } from "./sink.ts";
export type { KlaviyoOptions } from "./options.ts";
