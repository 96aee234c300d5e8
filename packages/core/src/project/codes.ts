/**
 * What can be wrong with the shape of a rule file: words, kinds of values, places. The JSON Schema refuses a file exactly
 * when one of these is found.
 */
export const SHAPE_CODES = {
  HEED_RULE_TYPE: "another kind of value stands where text, a number, a list or an object is expected",
  HEED_RULE_UNKNOWN_KEY: "a key that no word of Heed is called",
  HEED_RULE_MISSING_KEY: "a key that has to be there is missing",
  HEED_RULE_UNKNOWN_WORD:
    "a value is none of the words that are allowed, or an object has no word that says what it is",
  HEED_RULE_TWO_WORDS: "one object says two things at once",
  HEED_RULE_NOT_HERE: "the word exists, but not at this place",
  HEED_RULE_EVENT_NO_CONDITION: "an event or moment stands where a condition is expected",
  HEED_RULE_NO_PURPOSE: "a trigger does not say for which purpose it sends",
  HEED_RULE_DURATION: "elapsed time is not a whole number and a unit",
  HEED_RULE_NUMBER: "a number is out of range, or not whole",
  HEED_RULE_LENGTH: "a list or text is too short or too long, or names something twice",
  HEED_RULE_NAME: "a name has letters that names may not have",
  HEED_RULE_PATH: "a path is none",
  HEED_RULE_TEST: "a test of a value is none",
  HEED_RULE_BOUNDS: "a range has no bound, or one too many",
} as const;

/** What can be wrong with the meaning of a file whose shape is right, or is at least suspicious in it. */
export const MEANING_CODES = {
  HEED_RULE_JSON: "the file is not JSON",
  HEED_RULE_DUPLICATE_KEY: "a key stands twice in one object",
  HEED_RULE_TOO_DEEP: "the file is nested too deeply",
  HEED_RULE_TOO_LARGE: "the file is too large",
  HEED_RULE_TOO_MANY: "there are more faults than are told",
  HEED_RULE_SCHEMA: "the JSON Schema refuses what the check accepts: one of them is wrong",
  HEED_RULE_UNKNOWN_NAME: "a segment, score, experiment, trigger, purpose or sink that is not there",
  HEED_RULE_ARMS:
    "an arm of the experiment is missing, or one is named that it does not have, or a segment has arms",
  HEED_RULE_TWO_EXPERIMENTS: "a trigger belongs to two experiments",
  HEED_RULE_CYCLE: "triggers or segments wait for each other in a circle",
  HEED_RULE_CORRELATION: "`by` stands where there is no event to read it from, or lacks an event",
  HEED_RULE_COUNT: "more than 32 are counted where only 32 are remembered",
  HEED_RULE_BUCKET: "a bucket that is longer than its window, or very short for it",
  HEED_RULE_ORDER: "two bounds stand in the wrong order: nothing lies between them",
  HEED_RULE_VALUE: "a regular expression, instant or range in a test is none",
  HEED_RULE_TOO_LONG: "elapsed time of more than a hundred years",
  HEED_RULE_PAYLOAD: "a payload reads what is not there, or too much",
  HEED_RULE_ZONE: "a time zone that does not exist",
  HEED_RULE_QUIET_HOURS: "quiet hours that begin when they end",
  HEED_RULE_NEVER_HOLDS: "a condition or test that can never hold",
  HEED_RULE_ALWAYS_HOLDS: "a condition that always holds",
  HEED_RULE_CANCEL_NEVER_COMES: "an event that ends a wait can never come",
  HEED_RULE_NEVER_FIRES: "a trigger that can never fire",
  HEED_RULE_UNKNOWN_EVENT: "an event of this name is not known",
  HEED_RULE_WINDOW: "a window longer than what is kept",
  HEED_RULE_EXPIRES: "what is sent expires before it may be sent",
  HEED_RULE_SAME_TRIGGER: "two triggers send the same at the same moment",
  HEED_RULE_NO_LIMIT: "a trigger may fire again and again",
  HEED_RULE_USE_SINCE: "`not` of `did` within a window also holds for newcomers",
  HEED_RULE_NO_EFFECT: "a setting that changes nothing",
} as const;

/** Every code of a rule file's check, each with a sentence; they are stable. */
export type DiagnosticCode = keyof typeof SHAPE_CODES | keyof typeof MEANING_CODES;

/** True where the JSON Schema finds the same fault. */
export function isShapeCode(code: DiagnosticCode): code is keyof typeof SHAPE_CODES {
  return Object.hasOwn(SHAPE_CODES, code);
}
