/** Where a command prints: the process's own streams, or a test's. */
export interface Output {
  write(text: string): unknown;
}

/** All that a command knows of the outside beside its arguments. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
}
