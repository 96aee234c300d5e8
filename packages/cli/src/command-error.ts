/**
 * Ends a command with a message for a person, and no stack.
 *
 * `exitCode` 2: what was asked for is wrong (a verb, a flag, a file, a config). 1: it was right, and failed on the way.
 */
export class CommandError extends Error {
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 2, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.name = "CommandError";
    this.exitCode = exitCode;
  }
}
