export { digest, fingerprint } from "./digest.ts";
export { isUnusable, normalise } from "./normalise.ts";
export type { Unusable } from "./normalise.ts";
export { addressesOf, profileKeyOf } from "./profile.ts";
export { anyAt, parsePath, valueAt } from "./path.ts";
export type { Path } from "./path.ts";
export { compileWhere, patternKey } from "./matcher.ts";
export type { Matches, PatternFault, Where } from "./matcher.ts";
export { patternsOf } from "./naming.ts";
export type { EventForm, EventNaming, EventNamings, EventPattern } from "./naming.ts";
export { compileTests } from "./value-test.ts";
export type { CompiledTest, PatternCompiler, Scalar, Tests, ValueTest } from "./value-test.ts";
export {
  above,
  after,
  asNumber,
  atLeast,
  atMost,
  before,
  below,
  between,
  contains,
  endsWith,
  exists,
  is,
  isNot,
  matches,
  missing,
  noneOf,
  oneOf,
  startsWith,
} from "./tests.ts";
export type { TestOf } from "./tests.ts";
