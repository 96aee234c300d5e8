import type { DiagnosticCode } from "./codes.ts";
import { Place } from "./place.ts";

/** One thing that is wrong with a rule file, or suspicious in it. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** `error`: the file cannot be deployed. `warning`: it can, and probably does not do what was meant. */
  readonly severity: "error" | "warning";
  /** Where, for people: `triggers.abandoned_cart.when.for`. */
  readonly at: string;
  /** Where, for programs: the keys and indices from the top. */
  readonly path: readonly (string | number)[];
  /** What was expected and what came; the nearest word where one is wrong. */
  readonly message: string;
}

/** Of each severity. Nobody reads more; a hostile file shall not make us write more. */
const MAX_DIAGNOSTICS = 1_000;

/** Collects what is found, in the order of finding. */
export class Findings {
  readonly #list: Diagnostic[] = [];
  #errors = 0;
  #warnings = 0;

  error(code: DiagnosticCode, at: Place, message: string): void {
    if (this.#errors < MAX_DIAGNOSTICS) this.#add(code, "error", at, message);
    this.#errors += 1;
  }

  warn(code: DiagnosticCode, at: Place, message: string): void {
    if (this.#warnings < MAX_DIAGNOSTICS) this.#add(code, "warning", at, message);
    this.#warnings += 1;
  }

  /** True where `work` finds no error. */
  sound(work: () => void): boolean {
    const before = this.#errors;
    work();
    return this.#errors === before;
  }

  /** True where no more of them are written down: whoever has costly words to find may save them. */
  full(severity: Diagnostic["severity"]): boolean {
    return (severity === "error" ? this.#errors : this.#warnings) >= MAX_DIAGNOSTICS;
  }

  /** What was found, and how much more: an error only where errors are left out, for warnings keep nobody from deploying. */
  all(): readonly Diagnostic[] {
    const errors = Math.max(0, this.#errors - MAX_DIAGNOSTICS);
    const warnings = Math.max(0, this.#warnings - MAX_DIAGNOSTICS);
    if (errors + warnings === 0) return this.#list;
    const rest = new Findings();
    const expected = `expected fewer ${errors > 0 ? "faults" : "warnings"}; came ${errors + warnings} more than these`;
    if (errors > 0) rest.error("HEED_RULE_TOO_MANY", Place.ROOT, expected);
    else rest.warn("HEED_RULE_TOO_MANY", Place.ROOT, expected);
    return [...this.#list, ...rest.all()];
  }

  #add(code: DiagnosticCode, severity: Diagnostic["severity"], at: Place, message: string): void {
    this.#list.push({ code, severity, at: at.toString(), path: at.path, message });
  }
}
