import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const ROOT = new URL("../..", import.meta.url).pathname;
const PACKAGES = [
  "core",
  "runtime",
  "collector",
  "conformance",
  "cli",
  "sources/segment",
  "sinks/klaviyo",
  "stores/sqlite",
];
const run = promisify(execFile);

test("what is published installs elsewhere, type-checks strictly and runs", async () => {
  const folder = await mkdtemp(join(tmpdir(), "heed-packing-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await run("tsc", ["-b", "packages"], { cwd: ROOT });
  for (const each of PACKAGES) {
    await run("npx", ["-y", "pnpm@12.21.0", "pack", "--pack-destination", folder], {
      cwd: join(ROOT, "packages", each),
    });
  }
  const packed = (await readdir(folder)).filter((file) => file.endsWith(".tgz"));
  expect(packed).toHaveLength(PACKAGES.length);

  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await copyFile(new URL("app.ts.txt", import.meta.url), join(folder, "app.ts"));
  await run(
    "npm",
    ["install", "--no-audit", "--no-fund", ...packed.map((file) => `./${file}`), "@types/node@24"],
    { cwd: folder },
  );
  const strict = [
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2024",
    "--types",
    "node",
    "app.ts",
  ];
  await run("tsc", strict, { cwd: folder });
  const { stdout } = await run(process.execPath, ["app.ts"], { cwd: folder });
  expect(stdout.trim()).toBe("https://a.klaviyo.com/api/events");
  expect((await run(join(folder, "node_modules/.bin/heed"), ["--help"], { cwd: folder })).stdout).toContain(
    "heed <verb>",
  );
});
