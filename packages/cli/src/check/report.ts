import type { Located } from "./check-text.ts";

/** A file and all that was found in it. */
export interface Checked {
  readonly file: string;
  readonly diagnostics: readonly Located[];
}

/** Errors and warnings apart. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

export function countOf(diagnostics: readonly Located[]): Counts {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: diagnostics.length - errors };
}

/** Two lines for each diagnostic, one for each file. */
export function report(checked: readonly Checked[]): string {
  return checked
    .map(
      ({ file, diagnostics }) =>
        `${diagnostics.map((each) => lines(file, each)).join("")}${file}: ${summary(countOf(diagnostics))}\n`,
    )
    .join("");
}

function lines(file: string, { code, severity, at, message, line, column }: Located): string {
  const place = line === undefined || column === undefined ? file : `${file}:${line}:${column}`;
  return `${place}: ${severity} ${code}\n  ${at}: ${message}\n`;
}

function summary({ errors, warnings }: Counts): string {
  if (errors + warnings === 0) return "nothing is wrong";
  return [count(errors, "error"), count(warnings, "warning")].join(", ");
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? "" : "s"}`;
}

/** The same for programs. */
export function asJson(checked: readonly Checked[]): object {
  return {
    files: checked.map(({ file, diagnostics }) => ({
      file,
      ...countOf(diagnostics),
      diagnostics: diagnostics.map(({ code, severity, at, path, message, line, column }) => ({
        code,
        severity,
        ...(line === undefined ? {} : { line, column }),
        at,
        path,
        message,
      })),
    })),
    ...countOf(checked.flatMap(({ diagnostics }) => diagnostics)),
  };
}
