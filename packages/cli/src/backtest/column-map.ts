import { nearestWord, unknownWord } from "@heed/core/contracts";
import { CommandError } from "../command-error.ts";

/** What a column can be beside a property. */
const RESERVED = ["time", "user", "anonymous", "event", "id", "type"] as const;

type Reserved = (typeof RESERVED)[number];

/** Target → the column it is read from, as `--map` says it. */
export type ColumnWishes = ReadonlyMap<string, { readonly column: string; readonly isNumber: boolean }>;

/** Positions of the columns in a row. */
export interface ColumnMap {
  readonly time: number;
  readonly event: number;
  readonly user?: number;
  readonly anonymous?: number;
  readonly id?: number;
  readonly type?: number;
  readonly properties: readonly Column[];
}

interface Column {
  readonly property: string;
  readonly at: number;
  readonly isNumber: boolean;
}

const NUMBER_SUFFIX = ":number";

/** Reads `--map time=ts,user=user_id,price=unit_price:number`; all of them are one map. */
export function readWishes(texts: readonly string[]): ColumnWishes {
  const wishes = new Map<string, { readonly column: string; readonly isNumber: boolean }>();
  for (const part of texts.flatMap((text) => text.split(",")).filter((text) => text.trim() !== "")) {
    const [target = "", column = "", ...others] = part.split("=").map((word) => word.trim());
    const isNumber = column.endsWith(NUMBER_SUFFIX);
    const name = isNumber ? column.slice(0, -NUMBER_SUFFIX.length) : column;
    if (target === "" || name === "" || others.length > 0) {
      throw new CommandError(`--map: expected target=column, such as time=ts; came "${part.trim()}"`);
    }
    if (wishes.has(target)) throw new CommandError(`--map: expected "${target}" once; came twice`);
    if (isNumber && isReserved(target)) {
      throw new CommandError(`--map: expected :number only behind properties; came "${part.trim()}"`);
    }
    wishes.set(target, { column: name, isNumber });
  }
  return wishes;
}

/**
 * Finds the wished columns in a file's header. What is not wished for but reserved is taken from the column of the same
 * name. Without any wish every other column is a property under its own name.
 */
export function bindColumns(wishes: ColumnWishes, header: readonly string[]): ColumnMap {
  const place = (target: string): number | undefined => {
    const wish = wishes.get(target);
    const at = header.indexOf(wish?.column ?? target);
    if (at >= 0) return at;
    if (wish === undefined) return undefined;
    const [, column = "", type = ""] = /^(.+):([^:]*)$/.exec(wish.column) ?? [];
    if (header.includes(column)) {
      const near = nearestWord(type, ["number"]) === undefined ? "" : '. Did you mean "number"?';
      throw new CommandError(
        `--map ${target}=${wish.column}: expected the type number behind the column; came ${JSON.stringify(type)}${near}`,
      );
    }
    throw new CommandError(
      `--map ${target}=${wish.column}: no such column: ${unknownWord(wish.column, header)}`,
    );
  };
  const [time, event, user, anonymous] = [place("time"), place("event"), place("user"), place("anonymous")];
  if (time === undefined) throw missing("time", header, wishes);
  if (event === undefined) throw missing("event", header, wishes);
  if (user === undefined && anonymous === undefined) throw missing("user", header, wishes);
  const [id, type] = [place("id"), place("type")];
  const properties = wishes.size === 0 ? header.filter((name) => !isReserved(name)) : [...wishes.keys()];
  return {
    time,
    event,
    ...(user === undefined ? {} : { user }),
    ...(anonymous === undefined ? {} : { anonymous }),
    ...(id === undefined ? {} : { id }),
    ...(type === undefined ? {} : { type }),
    properties: properties.flatMap((property) => {
      const at = isReserved(property) ? undefined : place(property);
      return at === undefined ? [] : [{ property, at, isNumber: wishes.get(property)?.isNumber ?? false }];
    }),
  };
}

function isReserved(word: string): word is Reserved {
  return RESERVED.some((each) => each === word);
}

function missing(target: Reserved, header: readonly string[], wishes: ColumnWishes): CommandError {
  const [only = ""] = header;
  if (header.length === 1 && only.includes(";")) {
    return new CommandError(
      `expected commas between the columns; this looks like semicolons: ${JSON.stringify(only)}`,
    );
  }
  const misspelt = [...wishes.keys()].find(
    (wish) => !isReserved(wish) && nearestWord(wish, [target]) === target,
  );
  const hint =
    misspelt === undefined
      ? ""
      : `. --map names a property ${JSON.stringify(misspelt)}; did you mean "${target}"?`;
  const columns = header.map((name) => JSON.stringify(name)).join(", ");
  return new CommandError(
    `expected a column for "${target}": say which with --map ${target}=COLUMN. The file has the columns ${columns}${hint}`,
  );
}
