/** What the simulated jq has otherwise than jq 1.6, said in words that both have. */
const prelude =
  "def __unique: sort | group_by(.) | map(.[0]); " +
  'def __csv: map(if type == "string" then "\\"" + gsub("\\""; "\\"\\"") + "\\"" ' +
  'elif . == null then "" else tostring end) | join(","); ';

const part = /"(?:[^"\\]|\\.)*"|#[^\n]*|@\w+(?:[ \t]*")?|[$.]?[A-Za-z_]\w*|[\s\S]/g;

const replacements = new Map([
  ["unique", "__unique"],
  ["@csv", "__csv"],
  ["@text", "tostring"],
]);

/** The same program, or what it asks for and cannot have. */
export function mendProgram(program: string): { program: string } | { refused: string } {
  const words = program.match(part) ?? [];
  const format = words.find((word) => /^@\w+[ \t]*"$/.test(word) && !word.startsWith("@text"));
  if (format !== undefined) return { refused: `${format.slice(0, -1).trim()} before a text` };
  const made = mendWords(words);
  return { program: made === program ? program : prelude + made };
}

function mendWords(words: readonly string[]): string {
  let out = "";
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const end = /^(group_by|unique_by)$/.test(word) ? closingOf(words, at + 1) : -1;
    if (end < 0) {
      out += replacements.get(word) ?? (/^@text[ \t]*"$/.test(word) ? '"' : word);
      continue;
    }
    // They take what comes as it stands; jq sorts it first.
    const inner = mendWords(words.slice(at + 1, end + 1));
    out += `(sort_by${inner} | ${word}${inner})`;
    at = end;
  }
  return out;
}

/** Where the parenthesis closes that opens at `from`; -1 where none opens there. */
function closingOf(words: readonly string[], from: number): number {
  if (words[from] !== "(") return -1;
  let depth = 0;
  return words.findIndex((word, at) => {
    if (at < from) return false;
    if (word === "(") depth++;
    if (word === ")") depth--;
    return depth === 0;
  });
}
