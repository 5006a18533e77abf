const shown: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\u0007": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

/** What the command `l` writes, in lines of 69 characters. */
export function unambiguous(text: string): string {
  const parts = [...new TextEncoder().encode(text)].map((byte) => {
    const char = String.fromCharCode(byte);
    return (
      shown[char] ?? (byte < 32 || byte > 126 ? `\\${byte.toString(8).padStart(3, "0")}` : char)
    );
  });
  let out = "";
  let width = 0;
  for (const part of parts) {
    if (width + part.length > 69) {
      out += "\\\n";
      width = 0;
    }
    out += part;
    width += part.length;
  }
  return `${out}$\n`;
}
