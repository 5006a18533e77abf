import { ToolError } from "@/lib/shell/tools/tool";

export interface Token {
  kind: "number" | "string" | "name" | "word" | "newline" | "end";
  text: string;
  line: number;
}

const keywords = new Set(
  "if else while for break continue return define auto quit halt print length scale sqrt ibase obase last read warranty limits void".split(
    " ",
  ),
);

const shapes: readonly (readonly [Token["kind"] | "blank", RegExp])[] = [
  ["blank", /^(?:[ \t\r]+|\\\n|\/\*[\s\S]*?\*\/|#[^\n]*)/],
  ["newline", /^\n/],
  ["string", /^"[^"]*"/],
  ["number", /^(?:[\dA-F]+(?:\.[\dA-F]*)?|\.[\dA-F]+)/],
  ["name", /^[a-z][a-z0-9_]*/],
  ["word", /^(?:\+\+|--|&&|\|\||<=|>=|==|!=|[-+*/%^]=|[-+*/%^<>!=(){}[\],;.])/],
];

/** The words of a bc program; a character that is none is a word of its own, which no place takes. */
export function tokenize(program: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  while (at < program.length) {
    const rest = program.slice(at);
    const [kind, text] = next(rest, line);
    at += text.length;
    if (kind === "blank") {
      line += text.split("\n").length - 1;
      continue;
    }
    const isKeyword = kind === "name" && keywords.has(text);
    const shown = kind === "string" ? text.slice(1, -1) : text;
    tokens.push({ kind: isKeyword ? "word" : kind, text: shown, line });
    line += text.split("\n").length - 1;
  }
  tokens.push({ kind: "end", text: "", line });
  return tokens;
}

function next(rest: string, line: number): readonly [Token["kind"] | "blank", string] {
  for (const [kind, shape] of shapes) {
    const text = shape.exec(rest)?.[0];
    if (text !== undefined) return [kind, text];
  }
  if (/^["/]/.test(rest)) throw new ToolError(`line ${line}: a text or comment without its end`, 1);
  return ["word", rest.charAt(0)];
}
