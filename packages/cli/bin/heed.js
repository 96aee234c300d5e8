#!/usr/bin/env node
import { main } from "heed";

// Whoever reads our lines may stop reading, as `head` does.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
