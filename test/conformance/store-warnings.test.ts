import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("opening a SQLite store prints no warning of Node's, and hides no other", () => {
  const program = `
    const { sqliteStore } = await import(${JSON.stringify(import.meta.resolve("@heed/store-sqlite"))});
    await sqliteStore({ path: ":memory:" }).close();
    process.emitWarning("the host's own");
  `;
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  expect(stderr.match(/Warning: .*/g)).toEqual(["Warning: the host's own"]);
});
