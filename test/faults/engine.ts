import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { EngineSetup, FromEngine, ToEngine } from "./messages.ts";

/** An engine in a process of its own, as its starter sees it. */
export interface Engine {
  /** Resolves when the process has gone, however. */
  readonly gone: Promise<void>;
  readonly alive: boolean;
  kill(): Promise<void>;
  /** Ends it in peace. */
  stop(): Promise<void>;
  /** Lets its virtual time go on; `false` where it died before it got there. */
  advance(to: number): Promise<boolean>;
}

/** Starts an engine process; resolves when it serves, or died on the way there (`alive` tells). */
export async function startEngine(setup: EngineSetup): Promise<Engine> {
  const child = fork(new URL("engine-process.ts", import.meta.url), [], {
    env: { ...process.env, ENGINE: JSON.stringify(setup) },
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const gone = once(child, "exit").then(() => undefined);
  await Promise.race([gone, heard(child, "ready")]);
  return {
    gone,
    get alive() {
      return child.exitCode === null && child.signalCode === null;
    },
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
    async stop() {
      tell(child, { kind: "stop" });
      await gone;
    },
    async advance(to) {
      if (!child.connected) return false;
      const reached = heard(child, "reached").then(() => true);
      tell(child, { kind: "advance", to });
      return Promise.race([reached, gone.then(() => false)]);
    },
  };
}

function heard(child: ChildProcess, kind: FromEngine["kind"]): Promise<void> {
  return new Promise((resolve) => {
    const listen = (message: FromEngine): void => {
      if (message.kind !== kind) return;
      child.off("message", listen);
      resolve();
    };
    child.on("message", listen);
  });
}

function tell(child: ChildProcess, message: ToEngine): void {
  // One that has just died is noticed by `gone`.
  child.send(message, () => undefined);
}

/** A port that was free a moment ago, so that an engine can come back to where its senders look for it. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("expected a TCP address");
  return address.port;
}
