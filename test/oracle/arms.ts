/** A plain value, or one for each arm of an experiment. */
export type Arms<T> = T | { readonly byArm: string; readonly arms: Readonly<Record<string, T>> };

/** The value of the arm that somebody has in an experiment. */
export function dealtTo<T extends string | number | true>(
  value: Arms<T>,
  armOf: (experiment: string) => string,
): T {
  if (typeof value !== "object") return value;
  const arm = armOf(value.byArm);
  const dealt = value.arms[arm];
  if (dealt === undefined) throw new Error(`no value for arm ${arm}`);
  return dealt;
}
