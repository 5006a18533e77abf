import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { readValue, setValue } from "@/lib/shell/language/variables/values";

const put = (process: Process, name: string, text: string) =>
  setValue(process, { name, subscript: null }, text);

const get = (process: Process, name: string) => readValue(process, { name, subscript: null });

/** The next option of the arguments; where it goes on is kept beside `OPTIND`. */
export const getopts: Builtin = async (process, args) => {
  const [letters, name, ...given] = args;
  if (letters === undefined || name === undefined) {
    await process.complain("getopts: usage: getopts optstring name [arg ...]\n");
    return 2;
  }
  const words = given.length > 0 ? given : process.args;
  const index = Number(get(process, "OPTIND") ?? 1) || 1;
  if (process.option.index !== index) process.option = { index, at: 1 };
  const word = words[index - 1];
  if (word === undefined || !/^-./.test(word) || word === "--") {
    if (word === "--") put(process, "OPTIND", String(index + 1));
    put(process, name, "?");
    process.variables.remove("OPTARG");
    return 1;
  }
  await take(process, { letters, name, words, word, index });
  return 0;
};

interface Taking {
  letters: string;
  name: string;
  words: readonly string[];
  word: string;
  index: number;
}

async function take(process: Process, taking: Taking): Promise<void> {
  const { letters, name, word, index } = taking;
  const { at } = process.option;
  const letter = word.charAt(at);
  const isSilent = letters.startsWith(":");
  const known = letter === ":" ? -1 : letters.indexOf(letter, isSilent ? 1 : 0);
  process.variables.remove("OPTARG");
  if (known >= 0 && letters[known + 1] === ":") {
    return takeValue(process, taking, letter, word.slice(at + 1));
  }
  const isLast = at + 1 >= word.length;
  goOn(process, isLast ? index + 1 : index, isLast ? 1 : at + 1);
  if (known < 0) await tell(process, "illegal option", letter, isSilent);
  put(process, name, known < 0 ? "?" : letter);
}

async function takeValue(
  process: Process,
  { letters, name, words, index }: Taking,
  letter: string,
  rest: string,
): Promise<void> {
  const value = rest || words[index];
  goOn(process, rest === "" && value !== undefined ? index + 2 : index + 1, 1);
  if (value !== undefined) {
    put(process, "OPTARG", value);
    return put(process, name, letter);
  }
  const isSilent = letters.startsWith(":");
  await tell(process, "option requires an argument", letter, isSilent);
  put(process, name, isSilent ? ":" : "?");
}

function goOn(process: Process, index: number, at: number): void {
  put(process, "OPTIND", String(index));
  process.option = { index, at };
}

async function tell(process: Process, what: string, letter: string, isSilent: boolean) {
  if (isSilent) put(process, "OPTARG", letter);
  else if (get(process, "OPTERR") !== "0") {
    await process.complain(`${process.name}: ${what} -- ${letter}\n`);
  }
}
