type Read = { options: Map<string, string>; rest: string[] } | { fault: string };

/** The options of a builtin; a letter with a colon after it takes a value. */
export function readOptions(args: readonly string[], letters: string): Read {
  const options = new Map<string, string>();
  const rest = [...args];
  while (/^-./.test(rest[0] ?? "")) {
    const word = rest.shift() ?? "";
    if (word === "--") break;
    const fault = readWord(word.slice(1), { letters, options, rest });
    if (fault !== null) return { fault };
  }
  return { options, rest };
}

interface Reading {
  letters: string;
  options: Map<string, string>;
  rest: string[];
}

/** What is wrong with a word of options; null where nothing is. */
function readWord(word: string, { letters, options, rest }: Reading): string | null {
  for (const [at, letter] of [...word].entries()) {
    const known = letter === ":" ? -1 : letters.indexOf(letter);
    if (known < 0) return `-${letter}: invalid option`;
    if (letters[known + 1] !== ":") {
      options.set(letter, "");
      continue;
    }
    const value = word.slice(at + 1) || rest.shift();
    if (value === undefined) return `-${letter}: option requires an argument`;
    options.set(letter, value);
    return null;
  }
  return null;
}
