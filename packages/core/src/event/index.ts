export { digest, fingerprint, shortDigest } from "./digest.ts";
export { isUnusable, normalise } from "./normalise.ts";
export type { Unusable } from "./normalise.ts";
export { addressesOf, profileKeyOf } from "./profile.ts";
export { anyAt, parsePath, valueAt } from "./path.ts";
export type { Path } from "./path.ts";
export { compileWhere, patternKey } from "./matcher.ts";
export type { Matches, PatternFault, Where } from "./matcher.ts";
export { bothOf, patternsOf } from "./naming.ts";
export { describeEvents, describePattern, describeTests } from "./describe.ts";
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
export type {
  AnyNames,
  AnyProperties,
  EventName,
  FactKind,
  Listed,
  Names,
  PathOf,
  Properties,
  PropertiesOf,
  PropertyType,
  Shape,
  StandardSchema,
  TestsOf,
  TraitsOf,
  TypedNames,
  ValueAt,
  ValueOf,
} from "./vocabulary.ts";
export {
  callOf,
  demandListed,
  demandListedForm,
  demandWords,
  described,
  nameOf,
  namingOf,
  namingsOf,
  wrongArgument,
} from "./handle.ts";
export type {
  CommonPath,
  Defined,
  EventHandle,
  Named,
  Naming,
  Namings,
  Seen,
  SeenIn,
  WhereOf,
} from "./handle.ts";
export { isPlain, plain } from "./plain.ts";
export type { Loose } from "./plain.ts";
