import { err, ok, type Result } from "@/lib/domain/result";
import { flagsOf, type KubeFlag } from "./kube-flags";

export interface KubeArguments {
  /** Those that name the command, such as `create job`. */
  path: string;
  /** All other words before `--`. */
  words: string[];
  /** By long name; a switch that is off is not among them. */
  flags: ReadonlyMap<string, string>;
  /** What stands after `--`; null without it. */
  command: string[] | null;
}

/** A fault of the command line, and the command whose help to see. */
export interface KubeFault {
  said: string;
  path: string;
}

/**
 * Reads a command line as kubectl's flag library (pflag) does: `--flag=value`, `--flag value`, `-n=value`, `-nvalue`,
 * `-Aw` for two switches.
 */
export function parseKubeArguments(args: readonly string[]): Result<KubeArguments, KubeFault> {
  const end = args.indexOf("--");
  const command = end < 0 ? null : args.slice(end + 1);
  const rest = end < 0 ? [...args] : args.slice(0, end);
  const path = findPath(rest);
  const known = flagsOf(path);
  const words: string[] = [];
  const flags = new Map<string, string>();
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith("-") || word === "-") words.push(word);
    else {
      const read = word.startsWith("--")
        ? readLong(word, { known, rest, flags })
        : readShort(word, { known, rest, flags });
      if (read !== null) return err({ said: read, path });
    }
  }
  return ok({ path, words: words.slice(path === "" ? 0 : path.split(" ").length), flags, command });
}

/** The first words that are no flags and no values of flags. */
function findPath(args: readonly string[]): string {
  const words = args.filter(
    (word, at) => !word.startsWith("-") && !/^(-n|--namespace)$/.test(args[at - 1] ?? ""),
  );
  const [first = "", second] = words;
  return first === "create" && second === "job" ? "create job" : first;
}

interface Reading {
  known: readonly KubeFlag[];
  rest: string[];
  flags: Map<string, string>;
}

/** What is wrong with it; null where nothing is. */
function readLong(word: string, { known, rest, flags }: Reading): string | null {
  const [, name = "", joined] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const flag = known.find((each) => each.name === name);
  if (!flag) return `unknown flag: --${name}`;
  const value = joined ?? flag.alone ?? (flag.takes === "nothing" ? "true" : rest.shift());
  return value === undefined ? `flag needs an argument: --${name}` : setFlag(flags, flag, value);
}

function readShort(word: string, { known, rest, flags }: Reading): string | null {
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at);
    const flag = known.find((each) => each.short === letter);
    if (!flag) return `unknown shorthand flag: '${letter}' in ${word}`;
    const after = word.slice(at + 1);
    if (after.startsWith("=")) return setFlag(flags, flag, after.slice(1));
    if (flag.takes !== "nothing") {
      const value = after === "" ? rest.shift() : after;
      if (value !== undefined) return setFlag(flags, flag, value);
      return `flag needs an argument: '${letter}' in ${word}`;
    }
    flags.set(flag.name, "true");
  }
  return null;
}

/** As Go's `strconv.ParseBool` takes them. */
const isOn = /^(1|t|T|TRUE|true|True)$/;
const isOff = /^(0|f|F|FALSE|false|False)$/;

function setFlag(flags: Map<string, string>, flag: KubeFlag, value: string): string | null {
  const { name, short, takes } = flag;
  const shown = `"${short === null ? "" : `-${short}, `}--${name}"`;
  const invalid = (parser: string) =>
    `invalid argument "${value}" for ${shown} flag: strconv.${parser}: parsing "${value}": invalid syntax`;
  if (takes === "number" && !/^[+-]?\d+$/.test(value)) return invalid("ParseInt");
  if (takes === "nothing" && isOff.test(value)) {
    flags.delete(name);
    return null;
  }
  if (takes === "nothing" && !isOn.test(value)) return invalid("ParseBool");
  flags.set(name, value);
  return null;
}
