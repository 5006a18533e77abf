import { err, ok, type Result } from "@/lib/domain/result";
import { type CurlFailure, usageFailure } from "./curl-failure";
import { curlLongNames } from "./curl-long-names";
import { type CurlOptions, flags, letters, noOptions, takers } from "./curl-options";

/** The letters of curl 7.88 that this shell has no use for; with a real one they mean something. */
const otherLetters = "02356BEFJKMPQRUYZabcjlnprtxyzC";

interface Reading {
  options: CurlOptions;
  rest: string[];
  /** Behind `--`, where every word is an address. */
  isOver: boolean;
}

/**
 * Reads a command line as curl 7.88 does: short options may be joined and carry their value, a long one may
 * be shortened while it stays unique, and its value is the next word, never behind a `=` (curl's manual, "OPTIONS").
 */
export function parseArguments(args: readonly string[]): Result<CurlOptions, CurlFailure> {
  if (args.length === 0) return err(usageFailure(""));
  const reading: Reading = { options: noOptions(), rest: [...args], isOver: false };
  for (;;) {
    const word = reading.rest.shift();
    if (word === undefined) break;
    const failure = readWord(reading, word);
    if (failure) return err(failure);
  }
  const { urls, help, version } = reading.options;
  if (urls.length === 0 && !help && !version) return err(usageFailure("no URL specified!"));
  return ok(reading.options);
}

function readWord(reading: Reading, word: string): CurlFailure | null {
  if (reading.isOver || !word.startsWith("-")) reading.options.urls.push(word);
  else if (word === "--") reading.isOver = true;
  else return word.startsWith("--") ? readLong(reading, word) : readShort(reading, word);
  return null;
}

function readLong(reading: Reading, word: string): CurlFailure | null {
  const written = word.slice(2);
  const isOff = written.startsWith("no-") && written !== "no-buffer";
  const found = findLong(isOff ? written.slice(3) : written);
  if ("failure" in found) return usageFailure(`option ${word}: ${found.failure}`);
  return applyOption(reading, { name: found.name, shown: word, isOn: !isOff });
}

function findLong(written: string): { name: string } | { failure: string } {
  if (curlLongNames.has(written) || Object.hasOwn(flags, written)) return { name: written };
  const matches = [...curlLongNames.keys()].filter((name) => name.startsWith(written));
  const [name] = matches;
  if (name === undefined) return { failure: "is unknown" };
  return matches.length > 1 ? { failure: "is ambiguous" } : { name };
}

function readShort(reading: Reading, word: string): CurlFailure | null {
  if (word === "-") return usageFailure("option -: is unknown");
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at);
    const name = letters[letter];
    if (name === undefined) {
      if (otherLetters.includes(letter)) return notHere(`-${letter}`);
      return usageFailure(`option ${word}: is unknown`);
    }
    const joined = word.slice(at + 1);
    if (Object.hasOwn(takers, name) && joined !== "") reading.rest.unshift(joined);
    const failure = applyOption(reading, { name, shown: word, isOn: true });
    if (failure) return failure;
    if (Object.hasOwn(takers, name)) break;
  }
  return null;
}

interface Found {
  name: string;
  /** As it was written, for what is said against it. */
  shown: string;
  isOn: boolean;
}

function applyOption({ options, rest }: Reading, { name, shown, isOn }: Found): CurlFailure | null {
  const take = Object.hasOwn(takers, name) ? takers[name] : undefined;
  if (take) {
    if (!isOn) return usageFailure(`option ${shown}: used '--no-' for option that isn't a boolean`);
    const value = rest.shift();
    if (value === undefined) return usageFailure(`option ${shown}: requires parameter`);
    const refused = take(options, value);
    return refused === null ? null : usageFailure(`option ${shown}: ${refused}`);
  }
  if (name === "remote-name") options.remoteNames += 1;
  else if (Object.hasOwn(flags, name)) {
    const flag = flags[name];
    if (flag) options[flag] = isOn;
  } else return notHere(`--${name}`);
  return isOn && options.fail && options.failWithBody ? bothFails(options, shown) : null;
}

function bothFails({ silent }: CurlOptions, shown: string): CurlFailure {
  const said = usageFailure(`option ${shown}: is badly used here`);
  const why = "curl: You must select either --fail or --fail-with-body, not both.\n";
  return silent ? said : { ...said, message: why + said.message };
}

/** A real option that makes no sense, or is not worth it, against two servers over plain HTTP. */
function notHere(option: string): CurlFailure {
  const meant = option === "-x" ? "; it names a proxy, and -X the method" : "";
  return {
    exitCode: 2,
    message: `curl: option ${option}: is one of curl's, but not of the curl in this shell${meant}\n`,
  };
}
