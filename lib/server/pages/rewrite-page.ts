import { setImmediate as nextTurn } from "node:timers/promises";
import { RewritingStream } from "parse5-html-rewriting-stream";
import { markupGuardScript } from "./markup-guard";
import { ownPathOf, pathConstant } from "./own-path";
import { pageCallAttribute, pageCallScript, readPageCall } from "./page-handlers";

export interface PagePlace {
  /** Where the server's root is in our address. */
  prefix: string;
  /** The scripts that carry it run, and no others. */
  nonce: string;
}

/** What is read in one go, so that a long page keeps nobody waiting. */
const chunkBytes = 32 * 1024;

/**
 * A server's own HTML for our address. Addresses that begin at the server's root get `prefix`, in
 * the place of the path that an operator has told it to be below. Scripts of
 * the server get the nonce, inline ones in the head alone, where nothing stands that was pushed; handlers
 * in attributes, which no nonce allows, become data for a script of ours.
 */
export async function rewritePage(html: Buffer, place: PagePlace): Promise<Buffer> {
  const stream = createRewriter({ ...place, own: ownPathOf(html) });
  const chunks: Buffer[] = [];
  let text = "";
  stream.on("data", (part: string) => {
    text += part;
  });
  const ended = new Promise((resolve, reject) => stream.on("end", resolve).on("error", reject));
  const decoder = new TextDecoder();
  for (let at = 0; at < html.byteLength; at += chunkBytes) {
    stream.write(decoder.decode(html.subarray(at, at + chunkBytes), { stream: true }));
    await nextTurn();
    chunks.push(Buffer.from(text));
    text = "";
  }
  stream.end(decoder.decode());
  await ended;
  return Buffer.concat([...chunks, Buffer.from(text)]);
}

type StartTag = Parameters<RewritingStream["emitStartTag"]>[0];

/** What may stand in a head; anything else ends it, as it does for a browser. */
const headTags = new Set(["html", "head", "title", "meta", "link", "script", "style", "noscript"]);

function createRewriter({ prefix, nonce, own }: PagePlace & { own: string }): RewritingStream {
  const stream = new RewritingStream();
  let isInHead = true;
  let hasCalls = false;
  let hasGuard = false;
  let isInScript = false;

  stream.on("startTag", (tag, raw) => {
    if (!headTags.has(tag.tagName)) isInHead = false;
    isInScript = tag.tagName === "script";
    const attrs = rewriteAttributes(tag, { prefix, own });
    hasCalls ||= attrs.some(({ name }) => name === pageCallAttribute);
    if (isOwnCode({ ...tag, attrs }, { isInHead, prefix }))
      attrs.push({ name: "nonce", value: nonce });
    const isSame =
      attrs.length === tag.attrs.length && attrs.every((each, n) => each === tag.attrs[n]);
    const guard = hasGuard || tag.tagName === "html" ? "" : scriptOfOurs(markupGuardScript, nonce);
    hasGuard ||= guard !== "";
    if (tag.tagName !== "head") stream.emitRaw(guard);
    if (isSame) stream.emitRaw(raw);
    else stream.emitStartTag({ ...tag, attrs });
    if (tag.tagName === "head") stream.emitRaw(guard);
  });
  stream.on("text", (_, raw) => stream.emitRaw(isInScript ? keepConstantInside(raw, prefix) : raw));
  stream.on("endTag", ({ tagName }, raw) => {
    isInScript = false;
    if (tagName === "head") isInHead = false;
    if (tagName === "body" && hasCalls) {
      stream.emitRaw(scriptOfOurs(pageCallScript, nonce));
    }
    stream.emitRaw(raw);
  });
  return stream;
}

function scriptOfOurs(code: string, nonce: string): string {
  return `<script nonce="${nonce}">${code}</script>`;
}

const addresses = new Set(["href", "src", "action"]);

function rewriteAttributes(
  { attrs }: StartTag,
  place: { prefix: string; own: string },
): StartTag["attrs"] {
  return attrs.flatMap((attribute) => {
    const { name, value } = attribute;
    if (name === "nonce" || name === pageCallAttribute) return [];
    if (name.startsWith("on")) {
      const call = name === "onclick" ? readPageCall(value) : null;
      return call ? [{ name: pageCallAttribute, value: JSON.stringify(call) }] : [];
    }
    const address = addresses.has(name) ? inside(value, place) : value;
    return [address === value ? attribute : { name, value: address }];
  });
}

/** An address that begins at the root, below the prefix; any other as it is. */
function inside(address: string, { prefix, own }: { prefix: string; own: string }): string {
  if (!/^\/(?!\/)/.test(address)) return address;
  return prefix + (address.startsWith(`${own}/`) ? address.slice(own.length) : address);
}

/** Scripts of the server itself, and what loads parts of them ahead. */
function isOwnCode(
  { tagName, attrs }: Pick<StartTag, "tagName" | "attrs">,
  { isInHead, prefix }: { isInHead: boolean; prefix: string },
): boolean {
  const attributeOf = (wanted: string) => attrs.find(({ name }) => name === wanted)?.value;
  if (tagName === "link") return attributeOf("rel") === "modulepreload" && isInHead;
  if (tagName !== "script") return false;
  const address = attributeOf("src");
  return address === undefined ? isInHead : isBelow(address, prefix);
}

/** An address is relative to a page below the prefix, or begins with it. */
function isBelow(address: string, prefix: string): boolean {
  const base = `http://server${prefix}/page/`;
  if (!URL.canParse(address, base)) return false;
  return new URL(address, base).href.startsWith(`http://server${prefix}/`);
}

function keepConstantInside(script: string, prefix: string): string {
  return script.replace(pathConstant, `$1$2${prefix}$2`);
}
