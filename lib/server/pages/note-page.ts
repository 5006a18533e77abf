import type { ServerResponse } from "node:http";

/** Something that the app has to say where a server's page would be. */
export interface Note {
  status: number;
  title: string;
  /** Paragraphs of plain text. */
  text: string[];
  /** Is shown to the letter, in a block of its own after the text. */
  code?: string | undefined;
  link?: { href: string; label: string } | undefined;
  /** The browser tries again by itself after this. */
  retryAfterSeconds?: number | undefined;
}

const style = `:root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
body{margin:12vh auto;max-width:38rem;padding:0 1rem}h1{font-size:1.25rem}a{color:inherit}
pre{border:1px solid;border-radius:4px;overflow-wrap:anywhere;padding:.75rem;white-space:pre-wrap}`;

/** Nothing of it runs, and nothing is loaded for it. */
export const notePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Sends a note as a page of its own, or as plain text to what shows no pages. */
export function sendNote(response: ServerResponse, note: Note): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const isPage = response.req.headers.accept?.includes("text/html") ?? false;
  const body = Buffer.from(isPage ? noteHtml(note) : [note.title, ...note.text, ""].join("\n"));
  const { retryAfterSeconds } = note;
  response.writeHead(note.status, {
    "content-type": isPage ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
    "content-security-policy": notePolicy,
    "cache-control": "no-store",
    "content-length": body.byteLength,
    ...(retryAfterSeconds === undefined
      ? {}
      : { "retry-after": String(retryAfterSeconds), refresh: String(retryAfterSeconds) }),
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/** A note as a page that is complete without scripts and loads nothing. */
export function noteHtml({ title, text, code, link }: Omit<Note, "status">): string {
  const paragraphs = text.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("");
  const block = code === undefined ? "" : `<pre><code>${escapeHtml(code)}</code></pre>`;
  const anchor = link
    ? `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>`
    : "";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · Scrapelab</title><style>${style}</style><main><h1>${escapeHtml(title)}</h1>${paragraphs}${block}${anchor}</main></html>
`;
}

/** Text as a part of a page. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
