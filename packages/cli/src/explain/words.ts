/** The words of a command line that belong to no flag, and all the rest. */
export function readWords(
  argv: readonly string[],
  valued: readonly string[],
): { readonly words: readonly string[]; readonly rest: readonly string[] } {
  const words: string[] = [];
  const rest: string[] = [];
  let ended = false;
  for (const [i, each] of argv.entries()) {
    if (!ended && each === "--") ended = true;
    else if (!ended && (each.startsWith("-") || isValue(argv, i, valued))) rest.push(each);
    else words.push(each);
  }
  return { words, rest };
}

/** True for what stands behind a flag that takes a value. */
function isValue(argv: readonly string[], index: number, valued: readonly string[]): boolean {
  const before = argv[index - 1];
  return before !== undefined && valued.includes(before);
}
