import type { Node, ParseError } from "jsonc-parser";
import { parseTree, printParseErrorCode } from "jsonc-parser";
import { WHAT_JSON_EXPECTS } from "./json-faults.ts";

/** A line and a column, both from 1; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A JSON text as a tree whose nodes know where they stand. */
export interface Document {
  /** What keeps it from being JSON; the first fault only, those behind it follow from it. */
  readonly fault?: { readonly message: string; readonly position: Position };
  /** Keys that stand twice in one object, of which JSON keeps the last. */
  readonly duplicates: readonly { readonly path: Path; readonly position: Position }[];
  /** Of what stands at this path, or of the nearest thing around it. */
  readonly positionOf: (path: Path, of: "key" | "value") => Position;
}

type Path = readonly (string | number)[];

const START: Position = { line: 1, column: 1 };

/** Reads where everything in a JSON text stands. Comments and trailing commas are no JSON. */
export function readDocument(text: string): Document {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const positionAt = positionsOf(text);
  const [first] = errors;
  return {
    ...(first === undefined
      ? {}
      : { fault: { message: messageOf(first, text), position: positionAt(first.offset) } }),
    duplicates:
      root === undefined
        ? []
        : duplicatesIn(root, []).map(({ path, offset }) => ({ path, position: positionAt(offset) })),
    positionOf: (path, of) => (root === undefined ? START : positionAt(offsetOf(root, path, of))),
  };
}

function offsetOf(root: Node, path: Path, of: "key" | "value"): number {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(root, path.slice(0, length));
    if (node === undefined) continue;
    const wantsKey = of === "key" && length === path.length && node.parent?.type === "property";
    return wantsKey ? (node.parent?.offset ?? node.offset) : node.offset;
  }
  return root.offset;
}

/** Of a key that stands twice, what stands under the last one, as `JSON.parse` takes it. */
function nodeAt(root: Node, path: Path): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    const children: readonly Node[] = node?.children ?? [];
    node =
      typeof step === "number"
        ? children[step]
        : children.findLast(({ children: [key] = [] }) => key?.value === step)?.children?.[1];
  }
  return node;
}

function duplicatesIn(node: Node, path: Path): readonly { readonly path: Path; readonly offset: number }[] {
  const children = node.children ?? [];
  if (node.type === "array") return children.flatMap((child, i) => duplicatesIn(child, [...path, i]));
  if (node.type !== "object") return [];
  const seen = new Set<unknown>();
  return children.flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined) return [];
    const inside = [...path, String(key.value)];
    const again = seen.has(key.value) ? [{ path: inside, offset: key.offset }] : [];
    seen.add(key.value);
    return value === undefined ? again : [...again, ...duplicatesIn(value, inside)];
  });
}

/** Offset → line and column. */
function positionsOf(text: string): (offset: number) => Position {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), ({ 0: end, index }) => index + end.length)];
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function messageOf({ error, offset }: ParseError, text: string): string {
  const expected = WHAT_JSON_EXPECTS[printParseErrorCode(error)] ?? "expected JSON";
  const came = text.slice(offset, offset + 16).split(/[\r\n]/)[0] ?? "";
  return `${expected}; came ${came === "" ? "the end of the line" : JSON.stringify(came)}`;
}
