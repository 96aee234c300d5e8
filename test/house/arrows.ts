import { posix } from "node:path";
import type { SourceFile } from "./source-files.ts";
import { importsOf, isTest } from "./source-files.ts";

/** Top to bottom: each may import those below it. */
const CHAIN: readonly string[] = [
  "heed",
  "@heed/dashboard",
  "@heed/collector",
  "@heed/runtime",
  "@heed/core",
];

/** Whatever a stranger could write with the same means. */
const ADAPTER = /^@heed\/(source-|sink-|store-|consent$|browser$|conformance$)/;

/** What tests beside the source may import on top of their package. */
const TEST_TOOLS: readonly string[] = ["vitest", "@heed/conformance"];

export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A package: where it stands, its manifest, and the files under its `src`. */
export interface Package {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly files: readonly SourceFile[];
}

/** Every import and dependency of a package that points where no arrow does. */
export function wrongArrows({ folder, manifest, files }: Package): readonly string[] {
  const declared = Object.keys({
    ...manifest.dependencies,
    ...manifest.peerDependencies,
    ...manifest.optionalDependencies,
  });
  const faults = declared
    .filter((name) => isOurs(name) && !mayDependOn(manifest.name, name))
    .map((name) => `${folder}/package.json depends on ${name}`);
  for (const file of files) {
    for (const name of importsOf(file.text)) {
      const wrong = name.startsWith(".")
        ? !posix.join(posix.dirname(file.path), name).startsWith(`${folder}/src/`)
        : !mayImport(manifest.name, declared, name, isTest(file));
      if (wrong) faults.push(`${file.path} imports ${name}`);
    }
  }
  return faults;
}

function mayImport(from: string, declared: readonly string[], name: string, inTest: boolean): boolean {
  if (name.startsWith("node:")) return true;
  const target = packageOf(name);
  if (inTest && TEST_TOOLS.includes(target)) return true;
  if (!declared.includes(target)) return false;
  return (
    !isOurs(target) || (mayDependOn(from, target) && (!ADAPTER.test(from) || name === "@heed/core/contracts"))
  );
}

function mayDependOn(from: string, target: string): boolean {
  if (ADAPTER.test(from)) return target === "@heed/core";
  // The command line stands at the top and hands adapters to the house; nothing between may know one.
  if (ADAPTER.test(target)) return from === "heed";
  return CHAIN.includes(from) && CHAIN.indexOf(target) > CHAIN.indexOf(from);
}

function isOurs(name: string): boolean {
  return name === "heed" || name.startsWith("@heed/");
}

function packageOf(name: string): string {
  return name.split("/", name.startsWith("@") ? 2 : 1).join("/");
}

/** The rooms of the core, top to bottom: each may import those in lower rows, never beside or above. */
const ROOMS: readonly (readonly string[])[] = [
  ["testing"],
  ["engine"],
  ["project"],
  ["trigger"],
  ["score", "segment", "consent", "limits", "experiment", "fact"],
  ["moment"],
  ["condition"],
  ["event"],
  ["contracts"],
  ["time"],
];

const CORE = "packages/core/src/";

/** Every import between the rooms of the core that does not point down. */
export function wrongRooms(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => {
    const from = roomOf(file.path);
    if (from !== undefined && rowOf(from) === -1) return [`${file.path} stands in no known room`];
    return importsOf(file.text).flatMap((name) => {
      const to = name.startsWith(".") ? roomOf(posix.join(posix.dirname(file.path), name)) : undefined;
      // The door itself, `src/index.ts`, stands above all rooms.
      if (from === undefined || to === from || !name.startsWith(".")) return [];
      return to !== undefined && rowOf(to) > rowOf(from) ? [] : [`${file.path} imports ${name}`];
    });
  });
}

/** `undefined` for a file that stands in no folder. */
function roomOf(path: string): string | undefined {
  const [room, rest] = path.slice(CORE.length).split("/");
  return rest === undefined ? undefined : room;
}

function rowOf(room: string): number {
  return ROOMS.findIndex((row) => row.includes(room));
}
