import type { Process } from "@/lib/shell/language/process/process";
import { readValue } from "@/lib/shell/language/variables/values";

const usual = "\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS";
const posix = "real %2R\nuser %2U\nsys %2S";

/** What `time` says of a pipeline, in the words of `TIMEFORMAT`; nothing of it is worked out by a processor of its own. */
export async function tellTime(process: Process, beganMs: number, isPosix: boolean): Promise<void> {
  const seconds = (process.machine.nowMs() - beganMs) / 1000;
  const asked = isPosix ? null : readValue(process, { name: "TIMEFORMAT", subscript: null });
  const format = asked ?? (isPosix ? posix : usual);
  if (format === "") return;
  const times: Record<string, number> = { R: seconds, U: 0, S: 0 };
  const text = format.replace(
    /%(?:(%)|(P)|(\d?)(l?)([RUS]))/g,
    (_, percent?: string, share?: string, digits?: string, long?: string, kind?: string) => {
      if (percent !== undefined) return percent;
      if (share !== undefined) return "0.00";
      return shown(times[kind ?? "R"] ?? 0, Math.min(Number(digits || 3), 3), long !== "");
    },
  );
  await process.complain(`${text}\n`);
}

function shown(seconds: number, digits: number, isLong: boolean): string {
  if (!isLong) return cut(seconds, digits);
  return `${Math.floor(seconds / 60)}m${cut(seconds % 60, digits)}s`;
}

/** Bash cuts the rest of a second off. */
function cut(seconds: number, digits: number): string {
  const factor = 10 ** digits;
  return (Math.floor(seconds * factor) / factor).toFixed(digits);
}
