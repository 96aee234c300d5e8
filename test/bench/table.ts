/** Prints lines as columns: the first to the left, the others to the right. */
export function printTable(
  title: string,
  header: readonly string[],
  lines: readonly (readonly string[])[],
): void {
  const all = [header, ...lines];
  const widths = header.map((_, column) => Math.max(...all.map((line) => (line[column] ?? "").length)));
  console.log(`\n${title}`);
  for (const line of all) {
    const cells = widths.map((width, column) => {
      const cell = line[column] ?? "";
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(`  ${cells.join("  ")}`.trimEnd());
  }
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** Microseconds, with as many decimals as tell something. */
export function us(value: number): string {
  return `${value < 100 ? value.toFixed(value < 1 ? 3 : 2) : whole(value)} µs`;
}

export function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

export function bytes(value: number): string {
  return value < 1e6 ? `${whole(value)} B` : `${whole(value / 1e6)} MB`;
}

/** How many times `one` the other is. */
export function times(other: number, one: number): string {
  const ratio = other / one;
  return `${ratio < 10 ? ratio.toFixed(2) : whole(ratio)} ×`;
}
