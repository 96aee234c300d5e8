import type { Store } from "@heed/core/contracts";
import type { TestApi } from "../test-api.ts";
import type { StoreTrait, StoreUnderTest } from "./store-under-test.ts";

/** What each promise starts from. */
export interface Given {
  /** An open store with nothing in it. */
  readonly store: Store;
  /** Another handle on the same data. Closed at the end, like the first. */
  readonly open: () => Promise<Store>;
  readonly expect: TestApi["expect"];
}

/** Defines one promise as a test; `needs` names the trait without which it cannot hold. */
export type DefinePromise = (
  sentence: string,
  body: (given: Given) => Promise<void>,
  needs?: StoreTrait,
) => void;

export function promisesOf(subject: StoreUnderTest, { test, expect }: TestApi): DefinePromise {
  return (sentence, body, needs) => {
    const reason = needs === undefined ? undefined : subject.lacks?.[needs];
    if (reason !== undefined) {
      test(`not promised (${reason}): ${sentence}`, async () => {});
      return;
    }
    test(sentence, async () => {
      const data = await subject.fresh();
      const handles: Store[] = [];
      const open = async (): Promise<Store> => {
        const store = await data.open();
        handles.push(store);
        return store;
      };
      try {
        await body({ store: await open(), open, expect });
      } finally {
        for (const store of handles) await store.close();
        await data.remove?.();
      }
    });
  };
}

/** The `code` with which it was refused; `"resolved"` where it was not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "resolved";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

export async function rowsOf<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
