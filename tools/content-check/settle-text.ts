/** Parts of a verdict's sentences that are different each time, or in each version of the servers. */
const changing: readonly [RegExp, string][] = [
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, "hh:mm:ss"],
  [/\b127\.0\.0\.1:\d+/g, "127.0.0.1:port"],
  // A label dump within an inconsistency is protobuf text, which is spaced otherwise from 1.11 on.
  [/ \{ ?label:.*?\} (?=was |is |has )/g, " { … } "],
  // From 1.11 on the parser quotes the name.
  [/(invalid metric name) ".*"/g, "$1"],
  // What the servers say of their own build.
  [/\{[^{}]*\bgoversion=[^{}]*\}/g, "{…, version=…}"],
  // Clocks: seconds since the epoch or since a push.
  [/\b1[789]\d{8}(?!\d)(\.\d+)?/g, "…"],
  [/-?\b\d+\.\d{3,}\b/g, "…"],
];

/** A sentence as it is the same in every run, with what is not replaced by a placeholder. */
export function settleText(text: string): string {
  return changing.reduce((settled, [pattern, by]) => settled.replace(pattern, by), text);
}
