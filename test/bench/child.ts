import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a child said, or why it said nothing. */
export type FromChild<Result> = { readonly result: Result } | { readonly failed: string };

const MAX_HEAP_MB = 3_000;

/**
 * Runs a module of the bench in a process of its own, and reads what it prints as JSON: one measurement must not inherit
 * another's heap and compiled code, nor take the others with it when it runs out of memory.
 */
export function inChild<Result>(module: URL, argument: unknown, limitMs: number): Promise<FromChild<Result>> {
  const flags = ["--expose-gc", `--max-old-space-size=${MAX_HEAP_MB}`];
  const parameters = [...flags, fileURLToPath(module), JSON.stringify(argument)];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      parameters,
      { timeout: limitMs, killSignal: "SIGKILL" },
      (error, out, said) => {
        if (error === null) {
          const result: Result = JSON.parse(out);
          resolve({ result });
        } else if (error.killed === true) {
          resolve({ failed: `did not finish in ${Math.round(limitMs / 1_000)} s` });
        } else {
          resolve({
            failed: /heap out of memory/i.test(said) ? `needs over ${MAX_HEAP_MB} MB` : firstError(said),
          });
        }
      },
    );
  });
}

/** Name, message, and where the message is only a heading, the line below it. */
function firstError(said: string): string {
  const lines = said.split("\n");
  const at = lines.findIndex((line) => /^\w*Error\b/.test(line));
  const below = lines[at + 1]?.trim() ?? "";
  if (at === -1) return "failed";
  return below === "" || below.startsWith("at ") ? (lines[at] ?? "") : below;
}

/** What {@link inChild} was given, as JSON. */
export function argumentOfChild(): string {
  return process.argv[2] ?? "null";
}
