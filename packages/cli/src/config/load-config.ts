import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { HeedError } from "@heed/core/contracts";
import { CommandError } from "../command-error.ts";
import { withoutTypeStrippingNotice } from "./type-stripping-notice.ts";
import type { HeedConfig } from "./keys.ts";
import { faultsOfConfig, isConfig } from "./keys.ts";
import { placeOf } from "./place.ts";

/** The config that a verb reads where no other is named. */
export const DEFAULT_CONFIG = "heed.config.ts";

/**
 * Imports a config module (TypeScript or JavaScript) and checks its outer shape.
 *
 * Throws a `CommandError` that a person can act on: which file and line, what was expected, and the nearest valid word.
 */
export async function loadConfig(file: string): Promise<HeedConfig> {
  const path = resolve(file);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) {
    throw new CommandError(
      `${file}: expected a config file; there is none at ${path}. Name another with --config; heed dev --help shows the smallest one`,
    );
  }
  const config = await importDefault(path, file);
  if (isConfig(config)) return config;
  throw new CommandError(`${file} is not a valid config${listed(faultsOfConfig(config))}`);
}

/** The same message for what is only found when the config's triggers are compiled. */
export function configFault(file: string, error: HeedError): CommandError {
  return new CommandError(`${file} is not a valid config${listed(error.faults)}`, 2, { cause: error });
}

/** The default export of a config module; what importing it throws becomes a `CommandError` with file and line. */
export async function importDefault(path: string, file: string): Promise<unknown> {
  const { href } = pathToFileURL(path);
  try {
    const module: unknown = await withoutTypeStrippingNotice(
      async (): Promise<unknown> => await import(href),
    );
    return typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${placeOf(error, path) ?? file}: ${message}`, 2, { cause: error });
  }
}

function listed(faults: HeedError["faults"]): string {
  return faults.map(({ at, message }) => `\n  ${at}: ${message}`).join("");
}
