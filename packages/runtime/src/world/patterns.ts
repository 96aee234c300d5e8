import type { PatternCompiler } from "@heed/core/engine";
import { RE2JS } from "re2js";

/** Characters of a value that a pattern is shown; what lies behind them is not looked at. */
const MAX_TEXT_LENGTH = 4_096;

/**
 * Regular expressions in RE2 syntax, which need time in proportion to the text whatever the pattern: a rule cannot stop
 * the engine. Throws where the text is no pattern, as for look-around and back-references.
 */
export const re2Patterns: PatternCompiler = (pattern) => {
  const compiled = RE2JS.compile(pattern);
  return (text) =>
    compiled.matcher(text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH) : text).find();
};
