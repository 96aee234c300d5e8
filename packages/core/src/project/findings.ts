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

/** Nobody reads more; a hostile file shall not make us write more. */
const MAX_DIAGNOSTICS = 1_000;

/** Collects what is found, in the order of finding. */
export class Findings {
  readonly #list: Diagnostic[] = [];
  #errors = 0;
  #leftOut = 0;

  error(code: DiagnosticCode, at: Place, message: string): void {
    this.#errors += 1;
    this.#add(code, "error", at, message);
  }

  warn(code: DiagnosticCode, at: Place, message: string): void {
    this.#add(code, "warning", at, message);
  }

  /** True where `work` finds no error. */
  sound(work: () => void): boolean {
    const before = this.#errors;
    work();
    return this.#errors === before;
  }

  /** True where nothing more is written down: whoever has costly words to find may save them. */
  get full(): boolean {
    return this.#list.length >= MAX_DIAGNOSTICS;
  }

  all(): readonly Diagnostic[] {
    if (this.#leftOut === 0) return this.#list;
    const rest = new Findings();
    rest.error(
      "HEED_RULE_TOO_MANY",
      Place.ROOT,
      `expected fewer faults; came ${this.#leftOut} more than these`,
    );
    return [...this.#list, ...rest.all()];
  }

  #add(code: DiagnosticCode, severity: Diagnostic["severity"], at: Place, message: string): void {
    if (this.full) this.#leftOut += 1;
    else this.#list.push({ code, severity, at: at.toString(), path: at.path, message });
  }
}
