import type { Fault } from "@heed/core";
import type { CheckContext, Diagnostic } from "@heed/core/engine";
import { checkProject } from "@heed/core/engine";
import { isJsonObject } from "@heed/core/contracts";
import { projectOf } from "@heed/runtime";
import { faultsOfConfig, isConfig } from "../config/keys.ts";
import { importDefault } from "../config/load-config.ts";
import { rulesOf } from "../config/rules.ts";

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
  if (isProject(config)) return checkProject(config, context);
  if (!isConfig(config)) return faultsOfConfig(config).map(asDiagnostic);
  const { project, faults } = projectOf(rulesOf(config));
  const { sinks } = config;
  const found = checkProject(
    project,
    sinks === undefined ? context : { ...context, sinks: sinks.map(nameOf) },
  );
  return [...faults.map(asDiagnostic), ...found];
}

/** Its triggers stand by name; those of a config are a list. */
function isProject(value: unknown): boolean {
  return isJsonObject(value) && (isJsonObject(value["triggers"]) || "$schema" in value);
}

/** What is wrong with a config around its rules. */
function asDiagnostic({ at, message }: Fault): Diagnostic {
  return { code: "HEED_RULE_TYPE", severity: "error", at, path: [at], message };
}

function nameOf(sink: unknown): string {
  return isJsonObject(sink) && typeof sink["name"] === "string" ? sink["name"] : "";
}
