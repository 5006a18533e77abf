import { defineCommand } from "just-bash/browser";

const unavailable = { stdout: "", stderr: "", exitCode: 127 };

/** `xargs -n1`: the simulated one takes a value as the next word alone. */
const xargs = defineCommand("xargs", async (args, { origCommand }) => {
  const command = args.findIndex(
    (word, at) => !word.startsWith("-") && !/^-[nIPd]$/.test(args[at - 1] ?? ""),
  );
  const end = command < 0 ? args.length : command;
  const options = args.slice(0, end).flatMap((word) => {
    const [, option, value] = /^(-[nIPd])(.+)$/s.exec(word) ?? [];
    return option === undefined || value === undefined ? [word] : [option, value];
  });
  return origCommand?.([...options, ...args.slice(end)]) ?? unavailable;
});

const unitSeconds = {
  second: 1,
  sec: 1,
  minute: 60,
  min: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
};

const isIso = /^(-Is(econds)?|--iso-8601=s(econds)?)$/;

/** `date -d '5 minutes ago'` and `-Is`, which the simulated one does not read. */
const date = defineCommand("date", async (args, { origCommand }) => {
  const words = args.map((word, at) => {
    if (isIso.test(word)) return "+%Y-%m-%dT%H:%M:%S%z";
    if (/^(-d|--date)$/.test(args[at - 1] ?? "")) return asMoment(word) ?? word;
    const [, option, text = ""] = /^(--date=)(.*)$/s.exec(word) ?? [];
    const moment = option === undefined ? null : asMoment(text);
    return moment === null ? word : `${option}${moment}`;
  });
  const ran = (await origCommand?.(words)) ?? unavailable;
  if (!args.some((word) => isIso.test(word))) return ran;
  return { ...ran, stdout: ran.stdout.replace(/(\d\d)(?=\n$)/, ":$1") };
});

/** `@SECONDS` for a distance from now; null for any other text. */
function asMoment(text: string): string | null {
  const found = /^\s*([+-]?\d+)\s*(second|sec|minute|min|hour|day|week)s?(\s+ago)?\s*$/i.exec(text);
  const [, count = "", unit = "", ago] = found ?? [];
  const size = Object.entries(unitSeconds).find(([name]) => name === unit.toLowerCase())?.[1];
  if (size === undefined) return null;
  const distance = Number(count) * size * (ago === undefined ? 1 : -1);
  return `@${Math.floor(Date.now() / 1000) + distance}`;
}

/** Commands of the simulated bash, with forms of theirs that it lacks. */
export const commonForms = [xargs, date];
