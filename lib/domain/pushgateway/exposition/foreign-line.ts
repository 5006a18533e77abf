/** What belongs to a shell, another format or another tool; after `This line is`. */
const kinds: readonly [pattern: RegExp, told: string][] = [
  [/^EOF$/, "not a metric: EOF ends a here-document in a shell, and is not part of what is sent"],
  [/^```/, "not a metric: the fence of a code block was pasted along"],
  [
    /^\[|^\{\s*$|^\{\s*(?:["']?[\w .-]+["']?\s*:|[{[}])/,
    "JSON. A Pushgateway reads the text format, with one name and value on each line",
  ],
  [/^["']/, "in quotes. Only the values of labels are written in quotes"],
  [/^[$>]/, "not a metric: the prompt of a shell was pasted along"],
  [
    /^<(?:!doctype|\?xml|\/?[a-z][\w-]*(?:\s[^>]*)?>)/i,
    "HTML or XML, as a page or an error has it, and not the text format",
  ],
  [
    /^(?:---$|- [\w"'])/,
    "YAML. A Pushgateway reads the text format, with one name and value on each line",
  ],
  [
    /^[^\s:|]+:[+-]?[\d.]+\|(?:c|g|ms|h|s|d)\b/,
    "written for StatsD. Here the value comes after a space, and the type on a line of its own before it",
  ],
  [
    /^[^\s,={]+(?:,[^\s,={]+=[^\s,={]+)*\s[^\s,={]+=(?:"[^"]*"|[\w.+-]+)(?:,[^\s,={]+=(?:"[^"]*"|[\w.+-]+))*(?:\s\d+)?$/,
    "InfluxDB's line protocol. Here the labels go in braces after the name, and a line has one value",
  ],
  [
    /^[\w-]+(?:\.[\w-]+)+(?:;\S+)*\s[\d.e+-]+\s\d{9,}$/,
    "written for Graphite. Here a name has no dots, and no time comes after the value",
  ],
];

/** Of a longer line the beginning tells. */
const longest = 1000;

/** A line that is not of the format, and what it is of, as a sentence; null where nothing tells. */
export function explainForeignLine(line: string): string | null {
  const text = line.slice(0, longest).trim();
  if (isQuotedName(text)) return null;
  const kind = kinds.find(([pattern]) => pattern.test(text));
  return kind ? `This line is ${kind[1]}.` : null;
}

/** `{"a.b",x="1"} 4`: the name in quotes within the braces, as Prometheus 3 writes it. */
export function isQuotedName(text: string): boolean {
  return /^\{\s*"(?:[^"\\]|\\.)*"\s*[,}]/.test(text.trim());
}
