import type { WaitOptions } from "@heed/core";
import { event, trigger } from "@heed/core";
import { describe, expect, test } from "vitest";
import type { Form } from "../forms.ts";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";

/** "Start, then no Purchase for 15 minutes". Minute 0 of every story is noon. */
const waiting = (repeat: NonNullable<WaitOptions["repeat"]>, grace: "0s" | "1m"): readonly [Form, Form] =>
  bothForms(
    {
      triggers: [
        trigger("waiting", {
          when: event("Start").notFollowedBy("Purchase", { for: "15m", repeat }),
          purpose: "email_marketing",
          send: { as: "Waiting", to: ["klaviyo"] },
        }),
      ],
      grace,
    },
    `{
      "triggers": {
        "waiting": {
          "when": {
            "notFollowedBy": "Purchase",
            "after": { "event": "Start" },
            "for": "15m",
            "repeat": "${repeat}"
          },
          "purpose": "email_marketing",
          "send": { "as": "Waiting", "to": ["klaviyo"] }
        }
      },
      "grace": "${grace}"
    }`,
  );

const restart = waiting("restart", "0s");
const keep = waiting("keep", "0s");
const restartWithGrace = waiting("restart", "1m");
const keepWithGrace = waiting("keep", "1m");

test("TypeScript and JSON are one plan, in either mode", () => {
  expect(printedPlan(restart[1])).toStrictEqual(printedPlan(restart[0]));
  expect(printedPlan(keep[1])).toStrictEqual(printedPlan(keep[0]));
});

describe.each(restart)("wait 15 minutes, no grace, restart, in $form", ({ project }) => {
  test("start 0, purchase 0: cancelled", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .does("Purchase", { at: "Mon 12:00" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([]);
    expect(ada.waits).toMatchObject({ opened: 1, cancelled: 1, pending: 0 });
  });

  test("purchase 0, then start 0: fires at 15", () => {
    const ada = person(project)
      .does("Purchase", { at: "Mon 12:00" })
      .does("Start", { at: "Mon 12:00" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "waiting", at: "Mon 12:15", decidedAt: "Mon 12:15" }]);
  });

  test("start 0, purchase 15: cancelled", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .does("Purchase", { at: "Mon 12:15" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([]);
    expect(ada.waits).toMatchObject({ opened: 1, cancelled: 1, pending: 0 });
  });

  test("start 0, start 15: fires at 30", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .does("Start", { at: "Mon 12:15" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "waiting", at: "Mon 12:30", decidedAt: "Mon 12:30" }]);
    expect(ada.waits).toMatchObject({ opened: 1, fired: 1 });
  });

  test("start 0, purchase 15, then start 15: cancelled, fires at 30", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .does("Purchase", { at: "Mon 12:15" })
      .does("Start", { at: "Mon 12:15" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "waiting", at: "Mon 12:30", decidedAt: "Mon 12:30" }]);
    expect(ada.waits).toMatchObject({ opened: 2, cancelled: 1, fired: 1 });
  });

  test("decided at 15, then the start of minute 10 arrives: nothing", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .ticksUntil("Mon 12:16")
      .does("Start", { at: "Mon 12:10", arrives: "Mon 12:16" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "waiting", at: "Mon 12:15", decidedAt: "Mon 12:15" }]);
    expect(ada.waits).toMatchObject({ opened: 1, fired: 1, pending: 0 });
  });
});

describe.each(keep)("wait 15 minutes, no grace, keep, in $form", ({ project }) => {
  test("start 0, start 15: fires at 15, and the second is consumed", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .does("Start", { at: "Mon 12:15" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "waiting", at: "Mon 12:15", decidedAt: "Mon 12:15" }]);
    expect(ada.waits).toMatchObject({ opened: 1, fired: 1, pending: 0 });
  });

  test("start 0, start 5, start 16: fires at 15 and at 31", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .does("Start", { at: "Mon 12:05" })
      .does("Start", { at: "Mon 12:16" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([
      { trigger: "waiting", at: "Mon 12:15", decidedAt: "Mon 12:15" },
      { trigger: "waiting", at: "Mon 12:31", decidedAt: "Mon 12:31" },
    ]);
  });

  test("decided at 15, then the start of minute 10 arrives: nothing", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .ticksUntil("Mon 12:16")
      .does("Start", { at: "Mon 12:10", arrives: "Mon 12:16" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "waiting", at: "Mon 12:15", decidedAt: "Mon 12:15" }]);
  });
});

describe.each(restartWithGrace)("wait 15 minutes, a minute of grace, restart, in $form", ({ project }) => {
  test("start 0, purchase 15:30: cancelled at 15:30", () => {
    const ada = person(project).does("Start", { at: "Mon 12:00" }).does("Purchase", { at: "Mon 12:15:30" });
    expect(ada.waits).toMatchObject({ opened: 1, cancelled: 1, pending: 0 });
    expect(ada.ticksUntil("Mon 13:00").fires).toEqual([]);
  });

  test("start 0, purchase 16, the last millisecond of the grace: cancelled", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .does("Purchase", { at: "Mon 12:16" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([]);
  });

  test("start 0, purchase a millisecond later than 16: fired, and that purchase makes it no false fire", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .does("Purchase", { at: "Mon 12:16:00.001" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "waiting", at: "Mon 12:15", decidedAt: "Mon 12:16" }]);
    expect(ada.count("late_cancel")).toBe(0);
  });

  test("start 0, start 15:30: the deadline moves to 30:30, decided at 31:30", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .does("Start", { at: "Mon 12:15:30" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "waiting", at: "Mon 12:30:30", decidedAt: "Mon 12:31:30" }]);
  });

  test("a start that arrives when its wait is over already is decided a grace after its arrival", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00", arrives: "Mon 12:20" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([{ trigger: "waiting", at: "Mon 12:15", decidedAt: "Mon 12:21" }]);
  });
});

describe.each(keepWithGrace)("wait 15 minutes, a minute of grace, keep, in $form", ({ project }) => {
  test("start 0, start 15:30: fires about 15, then about 30:30", () => {
    const ada = person(project)
      .does("Start", { at: "Mon 12:00" })
      .does("Start", { at: "Mon 12:15:30" })
      .ticksUntil("Mon 13:00");
    expect(ada.fires).toEqual([
      { trigger: "waiting", at: "Mon 12:15", decidedAt: "Mon 12:16" },
      { trigger: "waiting", at: "Mon 12:30:30", decidedAt: "Mon 12:31:30" },
    ]);
  });
});
