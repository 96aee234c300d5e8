export { startFakeKlaviyo } from "./server.ts";
export type { FakeKlaviyo, FakeKlaviyoOptions, SeenRequest } from "./server.ts";
export type { FakeEvent } from "./ledger.ts";
export type { Step } from "./script.ts";
export type { Limits, Violations } from "./windows.ts";
export { DOOR_RULES, DESK_RULES } from "./door-rules.ts";
export { EVENT_RULES, SHAPE_RULES } from "./event-rules.ts";
