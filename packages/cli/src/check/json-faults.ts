/** What JSON expects where jsonc-parser finds one of its faults. */
export const WHAT_JSON_EXPECTS: Readonly<Record<string, string>> = {
  InvalidSymbol: "expected a value: text in quotation marks, a number, true, false, null, { or [",
  InvalidNumberFormat: "expected a number",
  PropertyNameExpected: "expected a key in quotation marks (behind the last one stands no comma)",
  ValueExpected: "expected a value (behind the last one stands no comma)",
  ColonExpected: 'expected ":" behind the key',
  CommaExpected: 'expected ","',
  CloseBraceExpected: 'expected "}" or ","',
  CloseBracketExpected: 'expected "]" or ","',
  EndOfFileExpected: "expected the end of the file",
  InvalidCommentToken: "expected no comment, which JSON does not know",
  UnexpectedEndOfComment: "expected no comment, which JSON does not know",
  UnexpectedEndOfString: "expected a quotation mark at the end of the text",
  UnexpectedEndOfNumber: "expected a digit",
  InvalidUnicode: "expected four hexadecimal digits behind \\u",
  InvalidEscapeCharacter: "expected an escape that JSON knows, such as \\n or \\\\",
  InvalidCharacter: "expected no control character in a text",
};
