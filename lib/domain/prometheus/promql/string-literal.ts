/**
 * A text as a PromQL string in these quotes; in double quotes where backticks cannot hold it. The escapes
 * are Go's, and what JSON writes in double quotes is among them (`util/strutil/quote.go` of Prometheus).
 */
export function quote(text: string, mark: string = '"'): string {
  if (mark === "`" && !/[`\r]/.test(text)) return `\`${text}\``;
  const json = JSON.stringify(text);
  if (mark !== "'") return json;
  const inside = json.slice(1, -1).replace(/\\(.)|'/gs, (found, escaped: string | undefined) => {
    if (found === "'") return "\\'";
    return escaped === '"' ? '"' : found;
  });
  return `'${inside}'`;
}

const escapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** The text of a PromQL string, whose closing quote may be missing. */
export function unquote(literal: string): string {
  const mark = literal[0] ?? "";
  if (mark === "`") return literal.slice(1).replace(/`$/, "");
  let text = "";
  const parts =
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|(.))|([^\\])/gsu;
  for (const [whole, x, u, long, octal, one] of literal.slice(1).matchAll(parts)) {
    if (whole === mark) break;
    const code = x ?? u ?? long;
    if (code !== undefined) text += fromCode(Number.parseInt(code, 16));
    else if (octal !== undefined) text += fromCode(Number.parseInt(octal, 8));
    else text += one === undefined ? whole : (escapes[one] ?? one);
  }
  return text;
}

const fromCode = (code: number) => (code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code));

/** A text as a regular expression (RE2) that matches it alone. */
export function quoteRegex(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}
