/**
 * The known word that was probably meant, `undefined` where none is near.
 *
 * Near is at most a third of the word's letters inserted, dropped, changed or swapped (optimal string alignment distance).
 */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const asked = word.slice(0, 64).toLowerCase();
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(asked, candidate.slice(0, 64).toLowerCase());
    if (distance <= Math.max(1, Math.floor(asked.length / 3)) && distance < (best?.distance ?? Infinity)) {
      best = { word: candidate, distance };
    }
  }
  return best?.word;
}

/** `expected one of "a", "b"; came "c". Did you mean "b"?`: how every unknown word is reported. */
export function unknownWord(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known);
  const listed = known
    .slice(0, 12)
    .map((each) => JSON.stringify(each))
    .join(", ");
  const expected =
    known.length === 0
      ? "expected nothing here"
      : `expected one of ${listed}${known.length > 12 ? ", …" : ""}`;
  return `${expected}; came ${JSON.stringify(word.slice(0, 64))}.${near === undefined ? "" : ` Did you mean ${JSON.stringify(near)}?`}`;
}

function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const changed = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, changed, swapped));
    }
  }
  return cell(a.length, b.length);
}
