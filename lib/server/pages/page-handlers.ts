/** What a click on a part of the Pushgateway's page calls: a function of its own, and with what. */
export type PageCall = [name: string, args: unknown[]];

const callPattern = /^\s*pushgateway\.(?<name>\w+)\((?<args>.*)\)\s*;?\s*$/s;
const argument = /'(?<text>(?:[^'\\]|\\.)*)'|\bevent\b/gs;

const plainEscapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f" };

/**
 * Reads a handler as the Pushgateway's page writes it (`pushgateway.showDelModal({ 'job': 'a' }, …, event)`);
 * null for any other. The event itself is null in it.
 */
export function readPageCall(handler: string): PageCall | null {
  const { name, args } = callPattern.exec(handler)?.groups ?? {};
  if (name === undefined || args === undefined) return null;
  const json = args.replace(argument, (_, text: string | undefined) =>
    text === undefined ? "null" : JSON.stringify(unescapeScript(text)),
  );
  try {
    const parsed: unknown = JSON.parse(`[${json}]`);
    return Array.isArray(parsed) ? [name, parsed] : null;
  } catch {
    return null;
  }
}

/** Escapes as Go's html/template writes them in a script (https://pkg.go.dev/html/template). */
function unescapeScript(text: string): string {
  return text.replace(/\\(?:u(?<code>[0-9a-f]{4})|(?<other>.))/gis, (_, code, other) =>
    code === undefined
      ? (plainEscapes[other] ?? other)
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

export const pageCallAttribute = "data-scrapelab-click";

/** Does what the handlers did, once the page is there; it makes no code out of text. */
export const pageCallScript = `for (const element of document.querySelectorAll("[${pageCallAttribute}]")) {
  const [name, args] = JSON.parse(element.getAttribute("${pageCallAttribute}"));
  element.addEventListener("click", (event) => pushgateway[name](...args.map((each) => each ?? event)));
}`;
