const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Base64 (RFC 4648 §4) to text of one character per byte; `undefined` where it is none or longer than 1,024 digits.
 *
 * By hand, since no decoder exists everywhere that sources run. A missing `=` is forgiven.
 */
export function decodeBase64(encoded: string): string | undefined {
  const [, digits] = /^([A-Za-z0-9+/]{0,1024})={0,2}$/.exec(encoded) ?? [];
  if (digits === undefined || digits.length % 4 === 1) return undefined;
  let text = "";
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | DIGITS.indexOf(digit)) & 0xfff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      text += String.fromCharCode((bits >> held) & 0xff);
    }
  }
  return text;
}
