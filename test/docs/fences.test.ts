import { execFile } from "node:child_process";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const ROOT = new URL("../..", import.meta.url).pathname;
/** Inside the repository, so that the packages resolve as they do for a reader. */
const FOLDER = join(ROOT, "test/docs/fences-as-files");

/** What a page may speak of without repeating where it comes from. */
const KNOWN: Readonly<Record<string, string>> = {
  heed: 'declare const heed: import("@heed/runtime").Heed;',
  store: 'declare const store: import("@heed/core/contracts").Store;',
  triggers: 'declare const triggers: readonly import("@heed/core").Trigger[];',
  sinks: 'declare const sinks: readonly import("@heed/core/contracts").Sink[];',
  consent: 'declare const consent: import("@heed/core").ConsentPolicy;',
  createHeed: 'import { createHeed } from "@heed/runtime";',
  openMyStore: 'declare const openMyStore: () => Promise<import("@heed/conformance").StoreData>;',
};

interface Fence {
  readonly page: string;
  readonly code: string;
}

async function fencesOf(page: string): Promise<readonly Fence[]> {
  const text = await readFile(join(ROOT, page), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ""]) => ({ page, code }));
}

function asModule({ page, code }: Fence): string {
  const speaksOf = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(code);
  const declares = (name: string): boolean =>
    new RegExp(`(?:const|using) ${name}\\b|import \\{[^}]*\\b${name}\\b`).test(code);
  const prelude = Object.keys(KNOWN).filter((name) => speaksOf(name) && !declares(name));
  return [`// ${page}`, ...prelude.map((name) => KNOWN[name]), code, "export {};", ""].join("\n");
}

test("every piece of code in every README compiles", async () => {
  const pages: string[] = [];
  for await (const page of glob("{README.md,packages/**/README.md}", {
    cwd: ROOT,
    exclude: ["**/node_modules/**"],
  }))
    pages.push(page);
  const fences = (await Promise.all(pages.toSorted().map(fencesOf))).flat();
  await mkdir(FOLDER, { recursive: true });
  onTestFinished(() => rm(FOLDER, { recursive: true }));
  await Promise.all(fences.map((fence, i) => writeFile(join(FOLDER, `fence-${i}.ts`), asModule(fence))));
  const tsconfig = {
    extends: "../../tsconfig.json",
    compilerOptions: { noUnusedLocals: false },
    include: ["."],
  };
  await writeFile(join(FOLDER, "tsconfig.json"), JSON.stringify(tsconfig));

  const output = await promisify(execFile)("tsc", ["-p", FOLDER, "--pretty", "false"]).then(
    () => "",
    (error: { readonly stdout?: string }) => String(error.stdout),
  );

  expect(fences.length).toBeGreaterThan(5);
  expect(output).toBe("");
}, 60_000);
