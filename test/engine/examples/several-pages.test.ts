import { becomes, did, page, trigger } from "@heed/core";
import { describe, expect, test } from "vitest";
import { bothForms, printedPlan } from "../forms.ts";
import { person } from "../person.ts";

const forms = bothForms(
  {
    triggers: [
      trigger("looking_around", {
        when: becomes(did(page(), { distinct: "path", atLeast: 4, within: "30m" })),
        purpose: "email_marketing",
        again: { after: "1d" },
        send: { as: "Looking Around", to: ["klaviyo"] },
      }),
    ],
  },
  `{
    "triggers": {
      "looking_around": {
        "when": { "becomes": { "did": { "page": true }, "distinct": "path", "atLeast": 4, "within": "30m" } },
        "purpose": "email_marketing",
        "again": { "after": "1d" },
        "send": { "as": "Looking Around", "to": ["klaviyo"] }
      }
    }
  }`,
);

test("several pages in one visit: TypeScript and JSON are one plan", () => {
  expect(printedPlan(forms[1])).toStrictEqual(printedPlan(forms[0]));
});

describe.each(forms)("several pages in one visit, in $form", ({ project }) => {
  test("four different pages in half an hour: it fires with the fourth", () => {
    const ada = person(project)
      .visits("", { at: "Mon 12:00", path: "/" })
      .visits("", { at: "Mon 12:02", path: "/sofas" })
      .visits("", { at: "Mon 12:04", path: "/delivery" })
      .visits("", { at: "Mon 12:06", path: "/returns" });
    expect(ada.fires).toEqual([{ trigger: "looking_around", at: "Mon 12:06", decidedAt: "Mon 12:06" }]);
  });

  test("one page loaded four times: it does not fire", () => {
    const ada = person(project)
      .visits("", { at: "Mon 12:00", path: "/" })
      .visits("", { at: "Mon 12:02", path: "/" })
      .visits("", { at: "Mon 12:04", path: "/" })
      .visits("", { at: "Mon 12:06", path: "/" });
    expect(ada.fires).toEqual([]);
  });

  test("boundary: the first page exactly 30 minutes ago belongs to the visit, one a millisecond older does not", () => {
    const belongs = person(project)
      .visits("", { at: "Mon 12:00", path: "/" })
      .visits("", { at: "Mon 12:10", path: "/sofas" })
      .visits("", { at: "Mon 12:20", path: "/delivery" })
      .visits("", { at: "Mon 12:30", path: "/returns" });
    const gone = person(project)
      .visits("", { at: "Mon 12:00", path: "/" })
      .visits("", { at: "Mon 12:10", path: "/sofas" })
      .visits("", { at: "Mon 12:20", path: "/delivery" })
      .visits("", { at: "Mon 12:30:00.001", path: "/returns" });
    expect(belongs.fires).toHaveLength(1);
    expect(gone.fires).toEqual([]);
  });
});
