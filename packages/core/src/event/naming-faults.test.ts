import { expect, test } from "vitest";
import { faultsOfNamings } from "./naming-faults.ts";

const patterns = (pattern: string) => (text: string) => text.includes(pattern);
const faults = (namings: unknown) =>
  faultsOfNamings(namings, "did", patterns).map(({ at, message }) => `${at}: ${message}`);

test("a name, a form and a list of both stand for events", () => {
  expect(faults("Product Added")).toEqual([]);
  expect(faults({ event: "Product Added", where: { price: { above: 50 } } })).toEqual([]);
  expect(faults([{ page: true }, { screen: "Cart" }, { identified: true }, { activity: true }, "x"])).toEqual(
    [],
  );
});

test("all faults are told at once, each with its place", () => {
  expect(
    faults(["", 3, {}, { evnt: "Product Added" }, { page: "Cart", screen: "Cart" }, { activity: "yes" }]),
  ).toEqual([
    'did[0]: expected a name, such as "Product Added"; came none',
    'did[1]: expected an event\'s name, such as "Product Added", or a form; came 3',
    'did[2]: expected one of "event", "page", "screen", "identified", "activity"; came none',
    'did[3].evnt: expected one of "event", "page", "screen", "identified", "activity"; came "evnt". Did you mean "event"?',
    'did[4]: expected one of "event", "page", "screen", "identified", "activity"; came "page", "screen"',
    "did[5].activity: expected true; came something else",
  ]);
  expect(faults([])).toEqual(["did: expected at least one event; came an empty list"]);
  expect(faults(undefined)).toEqual([
    'did: expected an event\'s name, such as "Product Added", or a form; came nothing',
  ]);
});

test("only pages and screens may be of any name", () => {
  expect(faults({ event: true })).toEqual(['did.event: expected a name, such as "Product Added"; came none']);
});

test("the tests of a form are looked at too", () => {
  expect(faults({ event: "Product Added", where: { price: { abve: 50 }, "a..b": 1 } })).toEqual([
    expect.stringContaining('did.where.price: expected one of "is"'),
    expect.stringContaining("did.where.a..b: expected a path"),
  ]);
  expect(faults({ page: true, where: "price" })).toEqual([
    "did.where: expected tests by path, such as { price: { above: 50 } }; came something else",
  ]);
});
