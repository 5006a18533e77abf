import { err, ok, type Result } from "@/lib/domain/result";

export interface KubeArguments {
  words: string[];
  flags: ReadonlyMap<string, string>;
  /** What stands after `--`; null without it. */
  command: string[] | null;
}

/** The flags that are taken, by long name: whether they need a value. */
const known: Readonly<Record<string, boolean>> = {
  namespace: true,
  selector: true,
  output: true,
  image: true,
  from: true,
  tail: true,
  since: true,
  container: true,
  "grace-period": true,
  timeout: true,
  "dry-run": true,
  cascade: true,
  "all-namespaces": false,
  all: false,
  "ignore-not-found": false,
  force: false,
  now: false,
  wait: false,
  follow: false,
  timestamps: false,
  "show-labels": false,
  "no-headers": false,
  client: false,
  help: false,
};

const short: Readonly<Record<string, string>> = {
  n: "namespace",
  l: "selector",
  o: "output",
  c: "container",
  A: "all-namespaces",
  f: "follow",
  h: "help",
};

/** Reads a command line as kubectl's flag library (pflag) does: `--flag=value`, `--flag value`, `-n=value`, `-nvalue`. */
export function parseKubeArguments(args: readonly string[]): Result<KubeArguments, string> {
  const end = args.indexOf("--");
  const command = end < 0 ? null : args.slice(end + 1);
  const rest = end < 0 ? [...args] : args.slice(0, end);
  const words: string[] = [];
  const flags = new Map<string, string>();
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith("-") || word === "-") words.push(word);
    else {
      const flag = readFlag(word, rest);
      if (!flag.ok) return flag;
      flags.set(flag.value.name, flag.value.value);
    }
  }
  return ok({ words, flags, command });
}

function readFlag(word: string, rest: string[]): Result<{ name: string; value: string }, string> {
  const isLong = word.startsWith("--");
  const [, long = "", joinedLong] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const letter = word.charAt(1);
  const name = isLong ? long : short[letter];
  const needsValue = name === undefined ? undefined : known[name];
  if (name === undefined || needsValue === undefined) {
    const fault = isLong
      ? `unknown flag: --${long}`
      : `unknown shorthand flag: '${letter}' in ${word}`;
    return err(fault);
  }
  const joinedShort = word.length > 2 ? word.slice(2).replace(/^=/, "") : undefined;
  const joined = isLong ? joinedLong : joinedShort;
  if (!needsValue) return ok({ name, value: joined ?? "true" });
  const value = joined ?? rest.shift();
  if (value !== undefined) return ok({ name, value });
  return err(
    isLong ? `flag needs an argument: --${name}` : `flag needs an argument: '${letter}' in ${word}`,
  );
}
