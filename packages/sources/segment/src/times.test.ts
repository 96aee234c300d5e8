import { expect, test } from "vitest";
import type { Decoded } from "@heed/core/contracts";
import { segmentSource } from "./index.ts";
import { correctForSkew, saneSentAt } from "./times.ts";

const source = segmentSource({ writeKeys: ["WK"] });
const at = (time: string): number => Date.parse(time);
const RECEIVED_AT = at("2026-11-23T10:00:05.300Z");

const track = (fields: object, outer: object = {}): Decoded =>
  source.decode(
    { writeKey: "WK", ...outer, batch: [{ type: "track", event: "Signed In", userId: "u-1", ...fields }] },
    { path: "/v1/batch", headers: {}, receivedAt: RECEIVED_AT },
  );

test("Segment's own vector: a device two hours fast is put right", () => {
  const corrected = correctForSkew(
    at("2026-11-23T11:59:55.000Z"),
    at("2026-11-23T12:00:05.000Z"),
    at("2026-11-23T10:00:05.300Z"),
  );

  expect(corrected).toBe(at("2026-11-23T09:59:55.300Z"));
});

test("the batch says when it was sent, and a message may say it better", () => {
  const timestamp = "2026-11-23T11:59:55.000Z";
  const outer = { sentAt: "2026-11-23T12:00:05.000Z" };

  expect(track({ timestamp }, outer).events).toMatchObject([{ occurredAt: at("2026-11-23T09:59:55.300Z") }]);
  expect(track({ timestamp, sentAt: timestamp }, outer).events).toMatchObject([{ occurredAt: RECEIVED_AT }]);
});

test("without sentAt the given time stands, so that history imports stay old", () => {
  const { events } = track({ timestamp: "2019-03-01T09:00:00Z" });

  expect(events).toMatchObject([{ occurredAt: at("2019-03-01T09:00:00Z") }]);
  expect(events[0]).not.toHaveProperty("sentAt");
});

test("without a time the event has none, and is taken as happening on arrival", () => {
  const { events } = track({ timestamp: null }, { sentAt: "2026-11-23T10:00:05.000Z" });

  expect(events[0]).not.toHaveProperty("occurredAt");
});

test("RudderStack writes originalTimestamp instead of timestamp", () => {
  expect(track({ originalTimestamp: "2026-11-23T10:00:00.000Z" }).events).toMatchObject([
    { occurredAt: at("2026-11-23T10:00:00.000Z") },
  ]);
});

test.each([["yesterday"], [-1], [1_795_469_822], [""], ["2026-02-30T00:00:00Z"], [{}], [true]])(
  "a timestamp of %j is refused",
  (timestamp) => {
    expect(track({ timestamp }).refusals).toMatchObject([{ code: "timestamp_invalid", at: "timestamp" }]);
    expect(track({ originalTimestamp: timestamp }).refusals).toMatchObject([{ at: "originalTimestamp" }]);
  },
);

test("the year 9999 can be read; that it is the future is noticed later, for all sources alike", () => {
  expect(track({ timestamp: "9999-12-31T23:59:59Z" }).events).toMatchObject([
    { occurredAt: at("9999-12-31T23:59:59Z") },
  ]);
});

test("a sentAt that cannot be read is none", () => {
  const { events } = track({ timestamp: "2026-11-23T10:00:00.000Z" }, { sentAt: "soon" });

  expect(events).toMatchObject([{ occurredAt: at("2026-11-23T10:00:00.000Z") }]);
});

test("sentAt tells a backlog: it stays on the sender's clock, between a week ago and now", () => {
  expect(saneSentAt(RECEIVED_AT - 3_600_000, RECEIVED_AT)).toBe(RECEIVED_AT - 3_600_000);
  expect(saneSentAt(RECEIVED_AT + 7_200_000, RECEIVED_AT)).toBe(RECEIVED_AT);
  expect(saneSentAt(at("1970-01-01T00:00:00Z"), RECEIVED_AT)).toBeUndefined();
});

test("a message without an id also tells the time that the sender claimed, of which an id is made", () => {
  const timestamp = "2026-11-23T11:59:55.000Z";
  const outer = { sentAt: "2026-11-23T12:00:05.000Z" };

  expect(track({ timestamp }, outer).events).toMatchObject([{ claimedAt: at(timestamp) }]);
  expect(track({ timestamp, messageId: "m-1" }, outer).events[0]).not.toHaveProperty("claimedAt");
});
