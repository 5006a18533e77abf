const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  q: '"',
  "\\": "\\",
  a: "\u0007",
  b: "\b",
  f: "\f",
  r: "\r",
};

/** What a text of `print` stands for. */
export const unescaped = (text: string) =>
  text.replaceAll(/\\(.)/gs, (whole, char: string) => escapes[char] ?? whole);
