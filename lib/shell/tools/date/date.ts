import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import {
  asBytes,
  asText,
  linesOf,
  notSupported,
  printed,
  type Tool,
  ToolError,
  type ToolHost,
} from "@/lib/shell/tools/tool";
import { formatTime } from "./format-time";
import { type Moment, momentOf } from "./moment";
import { resolveDate } from "./resolve-date";
import { utcZone, type Zone, zoneOf } from "./zone";

const plan = {
  short: "d:f:I::r:Ru",
  long: {
    date: "d",
    file: "f",
    "iso-8601": "iso",
    reference: "r",
    "rfc-email": "R",
    "rfc-2822": "R",
    "rfc-3339": "rfc-3339",
    utc: "u",
    universal: "u",
  },
  valued: ["rfc-3339"],
} as const;

/** date of GNU's coreutils 9.1, in the C locale; it sets no clock. */
export const date: Tool = async (args, host) => {
  if (args.some((word) => /^(-s|--set)/.test(word))) throw notSupported("setting the clock");
  const read = readOptions(args, plan);
  const zone = read.has("u") ? utcZone : zoneOf(exported(host));
  const format = formatOf(read);
  const { moments, said } = await momentsOf(read, host, zone);
  const out = moments.map((moment) => `${formatTime(format, moment, zone)}\n`).join("");
  return { ...printed(asBytes(out), said === "" ? 0 : 1), said };
};

const exported = ({ env, context }: ToolHost) => ({
  get: (name: string) => context.exportedEnv?.[name] ?? env.get(name),
});

async function momentsOf(read: ReadOptions, host: ToolHost, zone: Zone) {
  const now = momentOf(Date.now());
  const file = read.value("r");
  if (file !== undefined) return { moments: [await changed(file, host)], said: "" };
  const list = read.value("f");
  const asked = list === undefined ? read.value("d") : undefined;
  if (list === undefined && asked === undefined) return { moments: [now], said: "" };
  const texts = list === undefined ? [asked ?? ""] : await datesIn(list, host);
  const found = texts.map((text) => ({ text, moment: resolveDate(text, now, zone) }));
  return {
    moments: found.flatMap(({ moment }) => moment ?? []),
    said: found
      .filter(({ moment }) => moment === null)
      .map(({ text }) => `date: invalid date ‘${text}’\n`)
      .join(""),
  };
}

async function changed(file: string, { context }: ToolHost): Promise<Moment> {
  const { fs, cwd } = context;
  const stat = await fs.stat(fs.resolvePath(cwd, file)).catch(() => null);
  if (stat === null) throw new ToolError(`${file}: No such file or directory`, 1);
  return momentOf(stat.mtime.getTime());
}

async function datesIn(path: string, host: ToolHost): Promise<string[]> {
  const got = await host.read(path);
  if ("fault" in got) throw new ToolError(`${path}: ${got.fault}`, 1);
  return linesOf(asText(got.bytes));
}

const isoFormats: Readonly<Record<string, string>> = {
  "": "%Y-%m-%d",
  date: "%Y-%m-%d",
  hours: "%Y-%m-%dT%H%:z",
  minutes: "%Y-%m-%dT%H:%M%:z",
  seconds: "%Y-%m-%dT%H:%M:%S%:z",
  ns: "%Y-%m-%dT%H:%M:%S,%N%:z",
};

const rfcFormats: Readonly<Record<string, string>> = {
  date: "%Y-%m-%d",
  seconds: "%Y-%m-%d %H:%M:%S%:z",
  ns: "%Y-%m-%d %H:%M:%S.%N%:z",
};

function formatOf(read: ReadOptions): string {
  const [first, extra] = read.operands;
  if (extra !== undefined) throw new ToolError(`extra operand ‘${extra}’`, 1);
  if (first?.startsWith("+")) return first.slice(1);
  if (first !== undefined && /^\d+(\.\d+)?$/.test(first)) throw notSupported("setting the clock");
  if (first !== undefined) throw new ToolError(`invalid date ‘${first}’`, 1);
  const iso = read.value("I") ?? read.value("iso");
  if (iso !== undefined) return chosen(isoFormats, iso, "--iso-8601");
  const rfc = read.value("rfc-3339");
  if (rfc !== undefined) return chosen(rfcFormats, rfc, "--rfc-3339");
  return read.has("R") ? "%a, %d %b %Y %H:%M:%S %z" : "%a %b %e %H:%M:%S %Z %Y";
}

/** A name may be cut short. */
function chosen(formats: Readonly<Record<string, string>>, name: string, option: string): string {
  const found =
    formats[name] ??
    Object.entries(formats).find(([each]) => name !== "" && each.startsWith(name))?.[1];
  if (found === undefined) throw new ToolError(`invalid argument ‘${name}’ for ‘${option}’`, 1);
  return found;
}
