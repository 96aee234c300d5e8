import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";

interface Frame {
  readonly path: string;
  readonly line: string;
}

/**
 * Where in the user's own files an error came from, as `file:line` relative to the working directory; `undefined` where
 * its stack does not tell.
 *
 * The config file itself goes first, then any file that belongs neither to Node, nor to a package, nor to Heed.
 */
export function placeOf(error: unknown, configPath: string): string | undefined {
  if (!(error instanceof Error) || error.stack === undefined) return undefined;
  const frames = error.stack.split("\n").flatMap(frameOf);
  const frame = frames.find(({ path }) => path === configPath) ?? frames.find(({ path }) => isUsers(path));
  return frame === undefined ? undefined : `${relative(process.cwd(), frame.path)}:${frame.line}`;
}

/** `at f (file:///a/b.ts:3:5)`, `at /a/b.js:3:5`, and the first line of a syntax error, `/a/b.ts:3`. */
const FRAME = /(?:^|\(|\s)(file:\/\/\S+?|(?:\/|[A-Za-z]:\\).+?):(\d+)(?::\d+)?\)?$/;

function frameOf(text: string): readonly Frame[] {
  const [, place, line] = FRAME.exec(text) ?? [];
  if (place === undefined || line === undefined) return [];
  return [{ path: place.startsWith("file://") ? fileURLToPath(place) : place, line }];
}

/** In a checkout of Heed its sources lie beside the user's files; installed, they lie in `node_modules`. */
const HEED_ITSELF: readonly string[] = ["@heed/core", "@heed/runtime", "heed"].map((name) =>
  dirname(fileURLToPath(import.meta.resolve(name))),
);

function isUsers(path: string): boolean {
  return !path.includes("node_modules") && !HEED_ITSELF.some((own) => path.startsWith(own));
}
