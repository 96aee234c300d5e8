import { expect, test } from "vitest";
import { main } from "./main.ts";

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function heed(...argv: readonly string[]): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  const code = await main(argv, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

test.each([
  [["backtset"], 'came "backtset". Did you mean "backtest"?'],
  [["--versoin"], 'came "--versoin". Did you mean "--version"?'],
  [["backtest", "--confg", "x"], 'came "--confg". Did you mean "--config"?'],
  [["backtest", "-c", "x"], 'expected one of "--config"'],
  [["backtest", "events.csv"], 'expected only flags; came "events.csv"'],
  [["backtest", "--config"], "expected a value after --config; came none"],
  [["backtest", "--config", "--events", "x"], "expected a value after --config; came none"],
  [["backtest", "--config", "a", "--config", "b"], "expected --config once; came twice"],
  [["backtest", "--json=yes"], "expected --json without a value"],
  [["backtest"], "expected --events FILE; came none"],
  [["backtest", "--events", "a.csv"], "heed.config.ts: expected a config file; there is none at"],
  [["backtest", "--config", "a"], "expected --events FILE; came none"],
  [["backtest", "--config", "a", "--events", "b.xls"], "expected a file named .csv, .ndjson or .jsonl"],
  [["backtest", "--config", "a", "--events", "b.csv", "--map", "time"], "--map: expected target=column"],
  [["backtest", "--config", "a", "--events", "b.jsonl", "--map", "time=t"], "expected only with a .csv file"],
])("heed %j ends with 2 and says why", async (argv, message) => {
  const { code, stdout, stderr } = await heed(...argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test("--help lists the verbs, and each verb has its own", async () => {
  expect(await heed("--help")).toMatchObject({ code: 0, stdout: expect.stringContaining("backtest") });
  expect(await heed("backtest", "--help")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("--map"),
  });
});

test("--version prints the version alone", async () => {
  expect(await heed("--version")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

test("nothing at all prints the help, and is no success", async () => {
  expect(await heed()).toMatchObject({ code: 2, stdout: expect.stringContaining("Usage") });
});
