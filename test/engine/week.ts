/** The Monday of the week in which all stories are told; its clocks, like all of these, show UTC. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const DAY_MS = 86_400_000;
const READABLE = /^(?:([A-Z][a-z]{2})|(\d{4})-(\d\d)-(\d\d)) (\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?$/;

/** `"Mon 10:05"` and `"Wed 10:05:00.001"` are instants of that week, `"2026-02-04 12:00"` is any other. */
export function instant(text: string): number {
  const parts = READABLE.exec(text);
  if (parts === null)
    throw new TypeError(`expected "Mon 10:05", "Wed 10:05:00.001" or "2026-02-04 12:00"; came "${text}"`);
  const [, weekday, year, month, day, hour, minute, second = "0", fraction = "0"] = parts;
  const date =
    weekday === undefined
      ? Date.UTC(Number(year), Number(month) - 1, Number(day))
      : MONDAY + DAYS.findIndex((each) => each === weekday) * DAY_MS;
  return (
    date + Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1_000 + Number(fraction)
  );
}

/** The shortest text that {@link instant} reads back. */
export function readable(at: number): string {
  const [date = "", rest = ""] = new Date(at).toISOString().split("T");
  const [time = "", fraction = ""] = rest.slice(0, 12).split(".");
  const shortest = fraction !== "000" ? `${time}.${fraction}` : time.replace(/(?<=:\d\d):00$/, "");
  return `${DAYS[Math.floor((at - MONDAY) / DAY_MS)] ?? date} ${shortest}`;
}
