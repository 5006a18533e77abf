import { ToolError } from "@/lib/shell/tools/tool";

export interface Token {
  kind: "number" | "string" | "regex" | "name" | "function" | "word" | "newline" | "end";
  text: string;
  line: number;
  /** Whether blanks stand before it: `f (x)` is no call of a function of the script's own. */
  isApart: boolean;
}

const keywords = new Set(
  "BEGIN END function func if else while for do break continue next nextfile exit return delete in getline print printf".split(
    " ",
  ),
);

const operators =
  /^(&&|\|\||\+\+|--|\+=|-=|\*=|\/=|%=|\^=|==|<=|>=|!=|>>|!~|[-+*/%^!<>|?:~$=,;(){}[\]])/;

/** The words of an awk program. */
export function tokenize(program: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  let isApart = false;
  const push = (kind: Token["kind"], text: string, length: number) => {
    tokens.push({ kind, text, line, isApart });
    at += length;
    isApart = false;
  };
  while (at < program.length) {
    const rest = program.slice(at);
    const blank = /^(?:[ \t\r]|\\\r?\n|#[^\n]*)+/.exec(rest)?.[0];
    if (blank !== undefined) {
      at += blank.length;
      line += blank.split("\n").length - 1;
      isApart = true;
      continue;
    }
    const char = rest.charAt(0);
    if (char === "\n") {
      push("newline", "\n", 1);
      line++;
    } else if (char === '"') {
      const { text, length } = readString(rest);
      push("string", text, length);
    } else if (char === "/" && isRegexPlace(tokens.at(-1))) {
      const { text, length } = readRegex(rest);
      push("regex", text, length);
    } else readWord(rest, line, push);
  }
  tokens.push({ kind: "end", text: "", line, isApart });
  return tokens;
}

function readWord(
  rest: string,
  line: number,
  push: (kind: Token["kind"], text: string, length: number) => void,
) {
  const number = /^(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/.exec(rest)?.[0];
  const name = /^[A-Za-z_]\w*/.exec(rest)?.[0];
  const operator = operators.exec(rest)?.[0];
  if (number !== undefined) push("number", number, number.length);
  else if (name !== undefined) {
    const isCall = rest.charAt(name.length) === "(";
    push(keywords.has(name) ? "word" : isCall ? "function" : "name", name, name.length);
  } else if (operator !== undefined) push("word", operator, operator.length);
  else throw new ToolError(`line ${line}: syntax error at or near ${rest.charAt(0)}`, 2);
}

/** After a value a slash divides. */
function isRegexPlace(last: Token | undefined): boolean {
  if (last === undefined) return true;
  if (/^(number|string|regex|name)$/.test(last.kind)) return false;
  return !/^(\)|\]|\$|\+\+|--)$/.test(last.text);
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  f: "\f",
  v: "\v",
  a: "\u0007",
  b: "\b",
  "\\": "\\",
  '"': '"',
  "/": "/",
};

function readString(rest: string): { text: string; length: number } {
  const whole = /^"(?:[^"\\\n]|\\[\s\S])*"/.exec(rest)?.[0];
  if (whole === undefined) throw new ToolError("line 1: runaway string constant", 2);
  return { text: unescapeString(whole.slice(1, -1)), length: whole.length };
}

/** What a string between quotes, or a value of `-v`, stands for. */
export function unescapeString(text: string): string {
  return text.replaceAll(/\\([0-7]{1,3}|\r?\n|[\s\S])/g, (whole, next: string) => {
    if (/^[0-7]/.test(next)) return String.fromCharCode(Number.parseInt(next, 8) & 0xff);
    return next.endsWith("\n") ? "" : (escapes[next] ?? whole);
  });
}

/** A slash in brackets ends it too, as with mawk 1.3.4; an escaped one is a slash. */
function readRegex(rest: string): { text: string; length: number } {
  const whole = /^\/(?:[^/\\\n[]|\\.|\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\\\n])*\]|\[)*\//.exec(rest)?.[0];
  if (whole === undefined) throw new ToolError("line 1: regular expression is not ended", 2);
  return { text: whole.slice(1, -1).replaceAll("\\/", "/"), length: whole.length };
}
