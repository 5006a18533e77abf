import { notSupported } from "@/lib/shell/tools/tool";

/** A time zone: how far east of UTC it is at a moment, and how it is called then. */
export interface Zone {
  offsetSeconds: (ms: number) => number;
  nameAt: (ms: number) => string;
}

const fixedZone = (name: string, seconds: number): Zone => ({
  offsetSeconds: () => seconds,
  nameAt: () => name,
});

export const utcZone = fixedZone("UTC", 0);

/** That of TZ; a shell without it is in UTC, as a container is. */
export function zoneOf(env: { get(name: string): string | undefined }): Zone {
  return zoneNamed(env.get("TZ") ?? "");
}

/** A name of the time zone database, or `NAME-2` as POSIX has it, whose sign is turned around. */
export function zoneNamed(text: string): Zone {
  const name = text.replace(/^:/, "");
  if (/^(|UTC0?|Etc\/UTC|Universal|Zulu)$/.test(name)) return utcZone;
  const posix = /^(<[-+\w]+>|[A-Za-z]{3,})([-+]?)(\d{1,2})(?::(\d\d))?$/.exec(name);
  if (posix) {
    const [, written = "", sign, hours, minutes = "0"] = posix;
    const seconds = (Number(hours) * 60 + Number(minutes)) * 60;
    return fixedZone(written.replace(/[<>]/g, ""), sign === "-" ? seconds : -seconds);
  }
  try {
    return databaseZone(/^CET-1CEST/.test(name) ? "Europe/Berlin" : name);
  } catch {
    throw notSupported(`the time zone ${name}`);
  }
}

function databaseZone(name: string): Zone {
  const fields = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    era: "short",
  });
  const offsetSeconds = (ms: number) => {
    const whole = Math.floor(ms / 1000) * 1000;
    const parts = new Map(fields.formatToParts(whole).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
    const year = parts.get("era") === "BC" ? 1 - part("year") : part("year");
    const local = Date.UTC(
      2000,
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second"),
    );
    const date = new Date(local);
    date.setUTCFullYear(year, part("month") - 1, part("day"));
    return Math.round((date.getTime() - whole) / 1000);
  };
  return { offsetSeconds, nameAt: (ms) => shortName(name, ms, offsetSeconds(ms)) };
}

/** Names that no English locale knows, from the time zone database. */
const asian: Readonly<Record<string, string>> = {
  "Asia/Tokyo": "JST",
  "Asia/Seoul": "KST",
  "Asia/Shanghai": "CST",
  "Asia/Hong_Kong": "HKT",
  "Asia/Jerusalem": "IST",
  "Europe/Moscow": "MSK",
};

function shortName(zone: string, ms: number, seconds: number): string {
  for (const locale of ["en-US", "en-GB", "en-AU", "en-IN"]) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" });
    const name = parts.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? "";
    if (/^[A-Z]{2,5}$/.test(name)) return name;
  }
  const digits = `${seconds < 0 ? "-" : "+"}${String(Math.floor(Math.abs(seconds) / 3600)).padStart(2, "0")}`;
  const minutes = Math.floor(Math.abs(seconds) / 60) % 60;
  return asian[zone] ?? (minutes === 0 ? digits : digits + String(minutes).padStart(2, "0"));
}
