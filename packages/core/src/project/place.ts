const PLAIN_KEY = /^[\p{L}\p{N}_$-]{1,64}$/u;

/** A place in a rule file. Printed only where something is wrong, so it is built as a chain and costs little. */
export class Place {
  /** The whole file. */
  static readonly ROOT: Place = new Place(undefined, "");

  readonly #parent: Place | undefined;
  readonly #key: string | number;

  private constructor(parent: Place | undefined, key: string | number) {
    this.#parent = parent;
    this.#key = key;
  }

  /** The place under this key, or at this index. */
  at(key: string | number): Place {
    return new Place(this, key);
  }

  /** The place that this one lies in; of the whole file, itself. */
  get parent(): Place {
    return this.#parent ?? this;
  }

  /** Keys and indices from the top. */
  get path(): readonly (string | number)[] {
    return this.#parent === undefined ? [] : [...this.#parent.path, this.#key];
  }

  /** As people read it: `triggers.abandoned_cart.when.sequence[1]["a key with spaces"]`. */
  toString(): string {
    const text = this.path.map((key, i) => step(key, i === 0)).join("");
    return text === "" ? "project" : text;
  }
}

function step(key: string | number, first: boolean): string {
  if (typeof key === "number") return `[${key}]`;
  if (PLAIN_KEY.test(key)) return first ? key : `.${key}`;
  return `[${JSON.stringify(key.slice(0, 64))}]`;
}
