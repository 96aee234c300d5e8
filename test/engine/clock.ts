/** Instants of one week as people say them: `"12:15"` is Monday, `"Wed 10:05:00.001"` another day. */
const MONDAY = Date.UTC(2026, 10, 23);
const DAYS: readonly string[] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const CLOCK = /^(?:([A-Z][a-z]{2}) )?(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?$/;

export function instant(text: string): number {
  const parts = CLOCK.exec(text);
  if (parts === null) throw new TypeError(`expected "12:15" or "Wed 10:05:00.001"; came ${text}`);
  const [, day = "Mon", hour, minute, second = "0", fraction = "0"] = parts;
  const time = Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1_000 + Number(fraction);
  return MONDAY + DAYS.indexOf(day) * 86_400_000 + time;
}

/** The shortest text that {@link instant} reads back. */
export function clock(at: number): string {
  const day = Math.floor((at - MONDAY) / 86_400_000);
  const [time = "", fraction = ""] = new Date(at).toISOString().slice(11, 23).split(".");
  const shortest = fraction !== "000" ? `${time}.${fraction}` : time.replace(/(?<=:\d\d):00$/, "");
  return day === 0 ? shortest : `${DAYS[day] ?? "?"} ${shortest}`;
}
