import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["packages/**/src/**/*.test.ts", "test/**/*.test.ts", "examples/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "test/**/*.long.test.ts"],
    // Two cores: a test that starts processes or servers must not starve the others.
    maxWorkers: 2,
    testTimeout: 20_000,
    reporters: ["default", new URL("./totals-reporter.ts", import.meta.url).pathname],
  },
});
