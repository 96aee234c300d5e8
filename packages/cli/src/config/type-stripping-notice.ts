/**
 * Runs `work` without Node's remark that reading TypeScript is experimental (Node before 24.12 makes it once, for every
 * config). Every other warning passes.
 */
export async function withoutTypeStrippingNotice<T>(work: () => Promise<T>): Promise<T> {
  const original = Object.getOwnPropertyDescriptor(process, "emitWarning");
  const emit = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: readonly unknown[]): void => {
    if (!String(warning).startsWith("Type Stripping is")) Reflect.apply(emit, process, [warning, ...rest]);
  };
  try {
    return await work();
  } finally {
    if (original !== undefined) Object.defineProperty(process, "emitWarning", original);
  }
}
