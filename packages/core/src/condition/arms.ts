/** A value of each arm, in place of a plain one. Every arm of the experiment is named. */
export interface ByArm<T> {
  readonly byArm: string;
  readonly arms: Readonly<Record<string, T>>;
}

/** A plain value, or one for each arm of an experiment. */
export type Arms<T> = T | ByArm<T>;
