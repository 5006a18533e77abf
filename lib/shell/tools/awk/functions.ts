import { formatTime } from "@/lib/shell/tools/date/format-time";
import { momentOf } from "@/lib/shell/tools/date/moment";
import { utcZone, type Zone } from "@/lib/shell/tools/date/zone";
import { ToolError } from "@/lib/shell/tools/tool";
import { formatAwk } from "./format";
import { numeric, textual, toNumber, toText, type Value } from "./value";

/** A generator of numbers that a seed begins anew; mawk seeds itself from the clock. */
export interface Random {
  next: () => number;
  seed: (value: number) => number;
}

export function createRandom(): Random {
  let state = Math.floor(Math.random() * 4_294_967_296);
  let last = state;
  return {
    next() {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 4_294_967_296;
    },
    seed(value) {
      const before = last;
      last = value;
      state = Math.trunc(value) >>> 0;
      return before;
    },
  };
}

interface Setting {
  convfmt: string;
  zone: Zone;
  nowMs: () => number;
  random: Random;
}

type Plain = (args: readonly Value[], setting: Setting) => Value;

const text = (args: readonly Value[], at: number, { convfmt }: Setting) => {
  const value = args[at];
  return value === undefined ? "" : toText(value, convfmt);
};

const number = (args: readonly Value[], at: number) => {
  const value = args[at];
  return value === undefined ? 0 : toNumber(value);
};

const real =
  (calculate: (value: number) => number): Plain =>
  (args) =>
    numeric(calculate(number(args, 0)));

/** mawk's own count of a beginning below 1: `substr("hello", -1, 3)` is `hell`. */
function substring(args: readonly Value[], setting: Setting): Value {
  const whole = text(args, 0, setting);
  const toInteger = (value: number) => Math.trunc(Math.max(-2e9, Math.min(2e9, value)));
  const start = toInteger(number(args, 1)) - 1;
  const asked = args.length > 2 ? toInteger(number(args, 2)) : whole.length;
  const from = Math.max(start, 0);
  const count = Math.min(
    start > whole.length ? 0 : asked - Math.min(start + 1, 0),
    whole.length - from,
  );
  const isBelow = start < 0;
  const wanted = isBelow ? Math.min(asked - (start + 1), whole.length) : count;
  return textual(wanted > 0 ? whole.slice(from, from + wanted) : "");
}

/** Functions that need nothing but their values. */
export const plainFunctions: Readonly<Record<string, Plain>> = {
  index: (args, setting) => numeric(text(args, 0, setting).indexOf(text(args, 1, setting)) + 1),
  substr: substring,
  tolower: (args, setting) =>
    textual(text(args, 0, setting).replace(/[A-Z]/g, (char) => char.toLowerCase())),
  toupper: (args, setting) =>
    textual(text(args, 0, setting).replace(/[a-z]/g, (char) => char.toUpperCase())),
  sprintf: (args, setting) =>
    textual(formatAwk(text(args, 0, setting), args.slice(1), setting.convfmt)),
  int: real(Math.trunc),
  sqrt: real(Math.sqrt),
  exp: real(Math.exp),
  log: real(Math.log),
  sin: real(Math.sin),
  cos: real(Math.cos),
  atan2: (args) => numeric(Math.atan2(number(args, 0), number(args, 1))),
  rand: (_, { random }) => numeric(random.next()),
  srand: (args, { random, nowMs }) =>
    numeric(random.seed(args.length > 0 ? number(args, 0) : Math.floor(nowMs() / 1000))),
  systime: (_, { nowMs }) => numeric(Math.floor(nowMs() / 1000)),
  strftime(args, setting) {
    const format = args.length > 0 ? text(args, 0, setting) : "%c";
    const seconds = args.length > 1 ? number(args, 1) : Math.floor(setting.nowMs() / 1000);
    const isUtc = args.length > 2 && number(args, 2) !== 0;
    return textual(formatTime(format, momentOf(seconds * 1000), isUtc ? utcZone : setting.zone));
  },
  mktime() {
    throw new ToolError("mktime is not supported in this shell", 2);
  },
};
