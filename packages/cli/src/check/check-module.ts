import type { CheckContext, Diagnostic } from "@heed/core/engine";
import { checkProject } from "@heed/core/engine";
import { isJsonObject } from "@heed/core/contracts";
import { importDefault } from "../config/load-config.ts";

/** What a project is made of; the other keys of a config are for whoever runs it. */
const PROJECT_KEYS: readonly string[] =
  "triggers segments scores facts experiments caps quietHours zone grace keepFor notActivity consent".split(
    " ",
  );

/**
 * Everything wrong with a config module, or a module whose default is a project. What the builders themselves refuse is
 * thrown when it is imported, as for every verb.
 */
export async function checkModule(
  path: string,
  file: string,
  context: CheckContext,
): Promise<readonly Diagnostic[]> {
  const config = await importDefault(path, file);
  if (!isJsonObject(config)) return checkProject(config, context);
  const project = Object.fromEntries(
    PROJECT_KEYS.filter((key) => config[key] !== undefined).map((key) => [key, byName(config[key])]),
  );
  const sinks: unknown = config["sinks"];
  return checkProject(project, Array.isArray(sinks) ? { ...context, sinks: sinks.map(nameOf) } : context);
}

/** A list of handles as definitions by name; anything else as it is. */
function byName(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isHandle)) return value;
  return Object.fromEntries(value.map(({ name, definition }) => [name, definition]));
}

function isHandle(value: unknown): value is { readonly name: string; readonly definition: unknown } {
  return isJsonObject(value) && typeof value["name"] === "string" && "definition" in value;
}

function nameOf(sink: unknown): string {
  return isJsonObject(sink) && typeof sink["name"] === "string" ? sink["name"] : "";
}
