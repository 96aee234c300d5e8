export type { SendDefinition, TriggerDefinition } from "./definition.ts";
export { compileTemplate, evidenceOf, MAX_EVIDENCE_PATHS } from "./template.ts";
export type { CompiledTemplate, EventPaths, Scope, Template, TemplateObject } from "./template.ts";
export { orElse, text } from "./recorder.ts";
export type {
  AnyPath,
  FactValues,
  PathTo,
  PayloadScope,
  PayloadValue,
  Recorded,
  RecordedEvent,
  RecordedFacts,
} from "./scope.ts";
export { triggerWord } from "./trigger.ts";
export type { SendOptions, Trigger, TriggerFunction, TriggerOptions } from "./trigger.ts";
