import { expect, test } from "vitest";
import type { Manifest, Package } from "./arrows.ts";
import { wrongArrows, wrongRooms } from "./arrows.ts";
import { filesOf, importsOf } from "./source-files.ts";

const packages: readonly Package[] = filesOf("packages/**/package.json").map(({ path, text }) => {
  const folder = path.slice(0, -"/package.json".length);
  const manifest: Manifest = JSON.parse(text);
  return { folder, manifest, files: filesOf(`${folder}/src/**/*.ts`) };
});

test("the house has its packages, and each has files", () => {
  expect(packages.map(({ manifest }) => manifest.name)).toEqual(
    expect.arrayContaining(["@heed/core", "@heed/runtime", "@heed/source-segment", "@heed/sink-klaviyo"]),
  );
  expect(packages.filter(({ files }) => files.length === 0)).toEqual([]);
});

for (const each of packages) {
  test(`${each.manifest.name} imports only what stands below it, and says so in its manifest`, () => {
    expect(wrongArrows(each)).toEqual([]);
  });
}

test("the rooms of the core import only the rooms below them", () => {
  expect(wrongRooms(filesOf("packages/core/src/**/*.ts"))).toEqual([]);
});

/** A package of one file. */
function sample(name: string, text: string, dependencies: readonly string[] = ["@heed/core"]): Package {
  const manifest = {
    name,
    dependencies: Object.fromEntries(dependencies.map((each) => [each, "workspace:*"])),
  };
  return { folder: "packages/p", manifest, files: [{ path: "packages/p/src/a.ts", text }] };
}

const GOOD: readonly Package[] = [
  sample("@heed/sink-x", 'import { x } from "@heed/core/contracts";\nimport { y } from "./y.ts";'),
  sample("@heed/sink-x", '// import { step } from "@heed/core/engine";\n/* import "@heed/runtime"; */'),
  sample("@heed/sink-x", 'import { createHash } from "node:crypto";\nimport x from "x";', [
    "@heed/core",
    "x",
  ]),
  sample("@heed/runtime", 'import { step } from "@heed/core/engine";'),
  sample("@heed/collector", 'import type { Ingest } from "@heed/runtime";', ["@heed/runtime"]),
  sample("heed", 'import { sqliteStore } from "@heed/store-sqlite";', ["@heed/store-sqlite"]),
];

for (const each of GOOD) {
  test(`nothing is wrong with ${JSON.stringify(each.files[0]?.text)} in ${each.manifest.name}`, () => {
    expect(wrongArrows(each)).toEqual([]);
  });
}

const BAD: readonly (readonly [why: string, Package])[] = [
  ["an adapter knows the engine", sample("@heed/sink-x", 'import { step } from "@heed/core/engine";')],
  ["an adapter knows the core's front door", sample("@heed/source-x", 'import { event } from "@heed/core";')],
  ["a type is an arrow too", sample("@heed/store-x", 'import type { Plan } from "@heed/core/engine";')],
  ["so is what is exported again", sample("@heed/store-x", 'export { step } from "@heed/core/engine";')],
  [
    "and what is imported when asked for",
    sample("@heed/store-x", 'const x = await import("@heed/core/engine");'),
  ],
  ["and what is imported for its effect", sample("@heed/store-x", 'import "@heed/core";')],
  ["an import over several lines", sample("@heed/store-x", 'import {\n  step,\n} from "@heed/core/engine";')],
  ["an undeclared dependency", sample("@heed/runtime", 'import retry from "p-retry";')],
  [
    "a path into another package",
    sample("@heed/runtime", 'import { x } from "../../core/src/time/index.ts";'),
  ],
  ["a test tool in the product", sample("@heed/runtime", 'import { expect } from "vitest";')],
  ["upwards", sample("@heed/core", 'import { x } from "@heed/runtime";', ["@heed/runtime"])],
  [
    "an adapter in the runtime",
    sample("@heed/runtime", 'import { x } from "@heed/store-x";', ["@heed/store-x"]),
  ],
  [
    "an adapter beside another",
    sample("@heed/sink-x", 'import { x } from "@heed/sink-y";', ["@heed/sink-y"]),
  ],
];

for (const [why, each] of BAD) {
  test(`the rule finds ${why}`, () => expect(wrongArrows(each)).not.toEqual([]));
}

test("the rule finds a dependency that nothing imports", () => {
  expect(wrongArrows(sample("@heed/sink-x", "", ["@heed/core", "@heed/runtime"]))).toEqual([
    "packages/p/package.json depends on @heed/runtime",
  ]);
});

const inRoom = (path: string, text: string) => wrongRooms([{ path: `packages/core/src/${path}`, text }]);

test("rooms: down is right; beside, up, out and unknown rooms are found", () => {
  expect(
    inRoom("engine/a.ts", 'import { x } from "../consent/index.ts";\nimport { y } from "./b.ts";'),
  ).toEqual([]);
  expect(inRoom("engine/sub/a.ts", 'import { x } from "../step.ts";')).toEqual([]);
  expect(inRoom("index.ts", 'export { x } from "./engine/index.ts";')).toEqual([]);
  for (const [path, target] of [
    ["consent/a.ts", "../trigger/index.ts"],
    ["trigger/a.ts", "../engine/index.ts"],
    ["time/a.ts", "../contracts/index.ts"],
    ["engine/a.ts", "../index.ts"],
    ["engine/a.ts", "../../../runtime/src/index.ts"],
    ["utils/a.ts", "./b.ts"],
  ] as const) {
    expect(inRoom(path, `import type { X } from "${target}";`)).toHaveLength(1);
  }
});

test("imports are read wherever they stand", () => {
  const text =
    'import a, { b } from "a";\nexport * from "c";\nimport "d";\nconst e = await import("e");\nimport type { F } from \'f\';';
  expect(importsOf(text).toSorted()).toEqual(["a", "c", "d", "e", "f"]);
});
