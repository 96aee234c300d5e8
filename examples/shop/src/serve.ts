import type { Collector } from "@heed/collector";
import type { RunningCollector } from "@heed/collector/node";
import { serveCollector } from "@heed/collector/node";
import { say } from "./terminal.ts";

/** Serves on this port, or on any free one where somebody else has it. */
export async function serve(site: Collector, port: number): Promise<RunningCollector> {
  try {
    return await serveCollector(site, { port });
  } catch (error) {
    if (!isTaken(error)) throw error;
    const server = await serveCollector(site, { port: 0 });
    say(`Port ${port} is taken, so the shop opens at ${server.url} instead. PORT=… chooses another one.`);
    return server;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
