import { type Moment, momentOf, secondsOf } from "@/lib/shell/tools/date/moment";
import { resolveDate } from "@/lib/shell/tools/date/resolve-date";
import { zoneOf } from "@/lib/shell/tools/date/zone";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import { type Tool, ToolError, type ToolHost } from "@/lib/shell/tools/tool";

/** touch of GNU; a file here has one time. */
export const touch: Tool = async (args, host) => {
  const long = { date: "d", reference: "r", "no-create": "c" };
  const read = readOptions(args, { short: "acd:mr:t:", long });
  if (read.operands.length === 0) {
    throw new ToolError("missing file operand\nTry 'touch --help' for more information.", 1);
  }
  const { seconds, nanos } = await momentFor(read, host);
  const at = new Date(seconds * 1000 + nanos / 1e6);
  const { fs, cwd } = host.context;
  let said = "";
  for (const name of read.operands) {
    const path = fs.resolvePath(cwd, name);
    if (!(await fs.exists(path))) {
      if (read.has("c")) continue;
      const isMade = await fs.writeFile(path, "").then(
        () => true,
        () => false,
      );
      if (!isMade) {
        said += `touch: cannot touch '${name}': No such file or directory\n`;
        continue;
      }
    }
    await fs.utimes(path, at, at);
  }
  return { out: "", said, status: said === "" ? 0 : 1 };
};

async function momentFor(read: ReadOptions, host: ToolHost): Promise<Moment> {
  const now = momentOf(Date.now());
  const zone = zoneOf(host.env);
  const reference = read.value("r");
  if (reference !== undefined) {
    const { fs, cwd } = host.context;
    const seen = await fs.stat(fs.resolvePath(cwd, reference)).catch(() => null);
    if (seen === null) {
      throw new ToolError(
        `failed to get attributes of '${reference}': No such file or directory`,
        1,
      );
    }
    return momentOf(seen.mtime.getTime());
  }
  const text = read.value("d");
  const stamp = read.value("t");
  if (stamp !== undefined) return { seconds: secondsOf(stamped(stamp), zone), nanos: 0 };
  if (text === undefined) return now;
  const moment = resolveDate(text, now, zone);
  if (moment === null) throw new ToolError(`invalid date format ‘${text}’`, 1);
  return moment;
}

/** `[[CC]YY]MMDDhhmm[.ss]`. */
function stamped(text: string) {
  const [, year = "", month, day, hour, minute, second = "0"] =
    /^(\d{4}|\d{2})?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(text) ?? [];
  if (month === undefined) throw new ToolError(`invalid date format ‘${text}’`, 1);
  const short = Number(year) + (Number(year) < 69 ? 2000 : 1900);
  const whole =
    year === "" ? new Date().getUTCFullYear() : year.length === 2 ? short : Number(year);
  return {
    year: whole,
    month: Number(month) - 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
}
