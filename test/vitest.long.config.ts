import { defineConfig } from "vitest/config";
import usual from "./vitest.config.ts";

/** What takes too long for every change: `pnpm test:long`. */
export default defineConfig({
  test: {
    ...usual.test,
    include: ["test/**/*.long.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    testTimeout: 600_000,
  },
});
