/** The write keys of a source, asked without telling through time how near a guess was. */
export interface Keyring {
  knows(key: string): boolean;
}

export function keyring(keys: readonly string[]): Keyring {
  return {
    knows(given) {
      let known = false;
      // Every key is compared, found or not.
      for (const key of keys) known = sameText(given, key) || known;
      return known;
    },
  };
}

/** Printable ASCII; a colon would end the user part of `Authorization: Basic`. */
export function isWriteKey(key: unknown): key is string {
  return typeof key === "string" && /^[\x21-\x39\x3b-\x7e]{1,256}$/.test(key);
}

/** Takes as long as the secret is, whatever was given. */
function sameText(given: string, secret: string): boolean {
  let difference = given.length ^ secret.length;
  for (let i = 0; i < secret.length; i++) difference |= secret.charCodeAt(i) ^ given.charCodeAt(i);
  return difference === 0;
}
