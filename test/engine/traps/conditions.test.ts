import {
  activity,
  all,
  any,
  atLeast,
  becomes,
  did,
  event,
  inactive,
  last,
  not,
  since,
  sum,
} from "@heed/core";
import { checkProject } from "@heed/core/engine";
import { re2Patterns } from "@heed/runtime";
import { expect, test } from "vitest";
import { person } from "../person.ts";
import { sends, shop } from "../shop.ts";

test("T7 'no order in 30 days' is true of whom we met yesterday: never seen counts from when we first saw the person", () => {
  const ada = person(shop([sends("win_back", becomes(since("Order Completed", { atLeast: "30d" })))]))
    .visits("Home", { at: "Mon 12:00" })
    .ticksUntil("2026-03-31 00:00");
  expect(ada.fires).toEqual([{ trigger: "win_back", at: "2026-02-04 12:00", decidedAt: "2026-02-04 12:00" }]);
});

test("T7 nor does it count from before anybody watched: a new register begins with its deployment", () => {
  const ada = person(shop([sends("thanks", event("Order Refunded"))]))
    .visits("Home", { at: "Mon 12:00" })
    .deploys(shop([sends("win_back", becomes(since("Order Completed", { atLeast: "30d" })))]), {
      at: "Sun 12:00",
    })
    .ticksUntil("2026-03-31 00:00");
  expect(ada.fires).toEqual([{ trigger: "win_back", at: "2026-02-10 12:00", decidedAt: "2026-02-10 12:00" }]);
});

test("T7 plain `not did` is true of a newcomer at once, and the compiler suggests `since`", () => {
  const project = shop([sends("win_back", becomes(not(did("Order Completed", { within: "30d" }))))]);
  expect(person(project).visits("Home", { at: "Mon 12:00" }).fires).toHaveLength(1);
  expect(checkProject(project, { patterns: re2Patterns }).map(({ code }) => code)).toContain(
    "HEED_RULE_USE_SINCE",
  );
});

const loyalty = becomes(did("Order Completed", { atLeast: 2 }));

test("T8 deploying a condition blasts everybody for whom it is true already: it takes their value silently", () => {
  const ada = person(shop([sends("old", loyalty)]))
    .does("Order Completed", { at: "Mon 10:00" })
    .does("Order Completed", { at: "Mon 11:00" })
    .deploys(shop([sends("old", loyalty), sends("new", loyalty)]), { at: "Mon 12:00" })
    .does("Order Completed", { at: "Mon 13:00" });
  expect(ada.fires.map(({ trigger }) => trigger)).toEqual(["old"]);
});

test("T8 unless it asks for that: backfill fire", () => {
  const ada = person(shop([sends("old", loyalty)]))
    .does("Order Completed", { at: "Mon 10:00" })
    .does("Order Completed", { at: "Mon 11:00" })
    .deploys(shop([sends("old", loyalty), sends("new", loyalty, { backfill: "fire" })]), { at: "Mon 12:00" })
    .ticksUntil("Mon 13:00");
  expect(ada.fires.map(({ trigger, at }) => `${trigger} ${at}`)).toEqual(["old Mon 11:00", "new Mon 12:00"]);
});

const quiet = shop([sends("quiet", becomes(not(did(activity(), { within: "10m" }))))]);

test("T13 a window empties in the millisecond in which it is filled again: the record comes first, so nothing turned", () => {
  // The page of 12:00 counts up to 12:10:00.000, both ends included.
  const ada = person(quiet)
    .visits("Home", { at: "Mon 12:00" })
    .visits("Sofas", { at: "Mon 12:10:00.001" })
    .ticksUntil("Mon 12:15");
  expect(ada.fires).toEqual([]);
});

test("T13 filled a millisecond later, it was empty for one: that is an instant", () => {
  const ada = person(quiet)
    .visits("Home", { at: "Mon 12:00" })
    .visits("Sofas", { at: "Mon 12:10:00.002" })
    .ticksUntil("Mon 12:15");
  expect(ada.fires).toEqual([{ trigger: "quiet", at: "Mon 12:10:00.001", decidedAt: "Mon 12:10:00.001" }]);
});

test("T13 a record that makes no difference turns nothing in such a millisecond: the next record may fill the window", () => {
  const quietOrKeen = becomes(
    any(not(did("Product Viewed", { within: "10m" })), did("Product Added", { atLeast: 9 })),
  );
  const ada = person(shop([sends("quiet", quietOrKeen)]))
    .does("Product Viewed", { at: "Mon 12:00" })
    .does("Product Added", { at: "Mon 12:10:00.001" })
    .does("Product Viewed", { at: "Mon 12:10:00.001" })
    .ticksUntil("Mon 12:15");
  expect(ada.fires).toEqual([]);
});

test("T13 two records of the millisecond in which a window expires are both read before it does", () => {
  const thrice = shop([sends("thrice", becomes(did("Clicked", { atLeast: 3, within: "10m" })))]);
  const ada = person(thrice)
    .does("Clicked", { at: "Mon 12:00" })
    .does("Clicked", { at: "Mon 12:10" })
    .does("Clicked", { at: "Mon 12:10" })
    .ticksUntil("Mon 12:15");
  expect(ada.fires).toEqual([{ trigger: "thrice", at: "Mon 12:10", decidedAt: "Mon 12:10" }]);
});

const watching = all(
  did("Product Viewed", { after: "Page Left" }),
  since("Product Viewed", { atLeast: "2m" }),
);
const withHeartbeat = all(watching, did("Heartbeat", { within: "30s" }));

test("T16 a closed tab sends no leave event and looks like dwell: silence alone is taken for presence", () => {
  const gone = person(shop([sends("dwell", becomes(watching))]))
    .does("Product Viewed", { at: "Mon 12:00" })
    .ticksUntil("Mon 12:30");
  expect(gone.fires).toHaveLength(1);
});

test("T16 so dwell in the engine demands a heartbeat: without one there is no presence", () => {
  const gone = person(shop([sends("dwell", becomes(withHeartbeat))]))
    .does("Product Viewed", { at: "Mon 12:00" })
    .does("Heartbeat", { at: "Mon 12:00:30" })
    .ticksUntil("Mon 12:30");
  expect(gone.fires).toEqual([]);
});

test("T16 who is still there when the two minutes are over has sent one lately", () => {
  const present = person(shop([sends("dwell", becomes(withHeartbeat))]))
    .does("Product Viewed", { at: "Mon 12:00" })
    .does("Heartbeat", { at: "Mon 12:01:00" })
    .does("Heartbeat", { at: "Mon 12:01:45" })
    .ticksUntil("Mon 12:30");
  expect(present.fires).toEqual([{ trigger: "dwell", at: "Mon 12:02", decidedAt: "Mon 12:02" }]);
});

test("T16 better still, the page itself tells the seconds of attention", () => {
  const engaged = sends("dwell", event("Product Engaged", { where: { seconds: atLeast(120) } }));
  const ada = person(shop([engaged])).does("Product Engaged", { at: "Mon 12:02", seconds: 120 });
  expect(ada.fires).toHaveLength(1);
});

const exactlySixty = shop([sends("sixty", becomes(sum("Paid", "amount", { atLeast: 0.6, atMost: 0.6 })))]);

test("T21 a sum of floats depends on its order, 0.1 + 0.2 + 0.3 is more than 0.6: whole micro-units are added", () => {
  const ada = person(exactlySixty)
    .does("Paid", { at: "Mon 12:00", amount: 0.1 })
    .does("Paid", { at: "Mon 12:01", amount: 0.2 })
    .does("Paid", { at: "Mon 12:02", amount: 0.3 });
  const bert = person(exactlySixty)
    .does("Paid", { at: "Mon 12:00", amount: 0.3 })
    .does("Paid", { at: "Mon 12:01", amount: 0.2 })
    .does("Paid", { at: "Mon 12:02", amount: 0.1 });
  expect(0.1 + 0.2 + 0.3).not.toBe(0.3 + 0.2 + 0.1);
  expect(ada.fires).toHaveLength(1);
  expect(bert.fires).toHaveLength(1);
});

test("T20 what is remembered of a person has an end: 400 days after the last event, unless something waits", () => {
  const ada = person(
    shop([sends("cart", becomes(last("Cart Updated").property("value", atLeast(100))))]),
  ).does("Cart Updated", { at: "Mon 12:00", value: 150 });
  expect(ada.wakesAt).toBe("2027-02-09 12:00:00.001");
  expect(ada.remembers).toBe(true);
  expect(ada.ticksAt("2027-02-09 12:00:00.001").remembers).toBe(false);
});

test("T20 a project may keep people for a shorter time; who comes again is new", () => {
  const ada = person(shop([sends("loyalty", loyalty)], { keepFor: "30d" }))
    .does("Order Completed", { at: "Mon 12:00" })
    .does("Order Completed", { at: "2026-03-01 12:00" });
  expect(ada.fires).toEqual([]);
  expect(ada.does("Order Completed", { at: "2026-03-02 12:00" }).fires).toHaveLength(1);
});

test("T20 while something waits nothing is forgotten, however long it takes", () => {
  const ada = person(shop([sends("win_back", becomes(inactive("90d")))], { keepFor: "30d" }))
    .visits("Home", { at: "Mon 12:00" })
    .ticksUntil("2026-06-30 00:00");
  expect(ada.fires).toEqual([{ trigger: "win_back", at: "2026-04-05 12:00", decidedAt: "2026-04-05 12:00" }]);
});
