import type { TemplateObject } from "../trigger/index.ts";
import { compileTemplate } from "../trigger/index.ts";
import type { PlannedTrigger } from "./plan.ts";

/** A payload of a project that has been checked. */
export function payloadOf(template: TemplateObject): PlannedTrigger["payload"] {
  const result = compileTemplate(template);
  if ("render" in result) return result;
  throw new TypeError("a payload was compiled without having been checked");
}
