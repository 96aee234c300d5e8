import { globSync, readFileSync } from "node:fs";

const ROOT = new URL("../..", import.meta.url).pathname;

/** A file of the house: its path from the top, and what it says. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** All files that match, from the top of the house, dependencies and built files left out. */
export function filesOf(pattern: string): readonly SourceFile[] {
  return globSync(pattern, { cwd: ROOT })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(`${ROOT}${path}`, "utf8") }));
}

export function isTest({ path }: SourceFile): boolean {
  return /\.test(-d)?\.ts$/.test(path);
}

/** What a file imports or exports again, types included. */
export function importsOf(text: string): readonly string[] {
  const code = withoutComments(text);
  const statements = [
    /^[ \t]*(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)["']/gm,
    /^[ \t]*import\s*["']([^"']+)["']/gm,
    /\bimport\s*\(\s*["']([^"']+)["']/g,
    /\brequire\s*\(\s*["']([^"']+)["']/g,
  ];
  return statements.flatMap((statement) => [...code.matchAll(statement)].map(([, name]) => name ?? ""));
}

/** Lines stay where they were. `://` begins no comment. */
export function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, " "))
    .replaceAll(/(?<![:"'`])\/\/.*$/gm, "");
}
