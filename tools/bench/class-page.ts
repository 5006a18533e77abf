import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { gunzipSync } from "node:zlib";
import { createParser } from "eventsource-parser";

/** What a class of learners met, in milliseconds each. */
export interface Met {
  checks: number[];
  /** From a scrape to the event of it on the page. */
  scrapes: number[];
  errors: string[];
}

/** Where the app is, and who asks. */
export interface Asking {
  url: string;
  cookie: string;
}

export interface Pupil extends Asking {
  team: string;
  /** Decides what they get wrong and how long they think. */
  number: number;
}

export type Page = ReturnType<typeof openPage>;

const patienceMs = 120_000;

/** The stream of an open page of a lab, which tells of every scrape. */
export function openPage(pupil: Pupil, lab: string, met: Met, signal: AbortSignal) {
  let lastScrapeMs = 0;
  const waiting = new Set<{ atMs: number; resolve: () => void }>();
  const parser = createParser({
    onEvent({ event, data }) {
      if (event !== "sandbox") return;
      const atMs = Date.parse(JSON.parse(data).lastScrapeAt ?? "");
      if (!(atMs > lastScrapeMs)) return;
      // The first is told when the page opens, long after its scrape.
      if (lastScrapeMs > 0) met.scrapes.push(Date.now() - atMs);
      lastScrapeMs = atMs;
      for (const each of waiting) if (each.atMs < atMs) each.resolve();
    },
  });
  const read = async () => {
    const answer = await send(pupil, "GET", `/api/events?lab=${lab}`, { signal });
    answer.setEncoding("utf8").on("data", (text: string) => parser.feed(text));
    await once(answer, "end", { signal });
    throw new Error("the app ended it");
  };
  read().catch((error: unknown) => {
    if (!signal.aborted) met.errors.push(`the page's stream ended: ${error}`);
  });
  return {
    /** Resolves with the event of a scrape after a time; throws where none comes in two minutes. */
    async untilScrapedAfter(atMs: number): Promise<void> {
      if (lastScrapeMs > atMs) return;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const own = { atMs, resolve };
      waiting.add(own);
      const late = setTimeout(() => reject(new Error("no scrape in two minutes")), patienceMs);
      await promise.finally(() => {
        waiting.delete(own);
        clearTimeout(late);
      });
    },
  };
}

/** Asks as a page does; throws where the app could not do its part. */
export async function exchange(asking: Asking, method: string, path: string, json?: object) {
  const answer = await send(asking, method, path, { body: json && JSON.stringify(json) });
  const chunks: Buffer[] = [];
  answer.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(answer, "end");
  const { statusCode: status = 0, headers } = answer;
  if (status >= 500) throw new Error(`${path} was answered ${status}`);
  const packed = Buffer.concat(chunks);
  const body = String(headers["content-encoding"] === "gzip" ? gunzipSync(packed) : packed);
  return { status, headers, body };
}

export const get = async (asking: Asking, path: string) =>
  (await exchange(asking, "GET", path)).body;

export const post = async (asking: Asking, path: string, json: object) =>
  (await exchange(asking, "POST", path, json)).body;

/** As browsers do: a connection is used again. `fetch` would cost the machine several times as much. */
const connections = new Agent({ keepAlive: true });

interface Sending {
  body?: string | undefined;
  /** A stream keeps its connection to itself. */
  signal?: AbortSignal;
}

async function send(asking: Asking, method: string, path: string, { body, signal }: Sending) {
  const outgoing = request(asking.url + path, {
    ...{ method, ...(signal ? { signal, agent: false } : { agent: connections }) },
    headers: { cookie: asking.cookie, "accept-encoding": "gzip", ...(body && jsonHeaders(body)) },
  });
  outgoing.end(body);
  try {
    const [answer]: IncomingMessage[] = await once(outgoing, "response");
    if (!answer) throw new Error(`${path} was not answered`);
    return answer;
  } catch (error) {
    // One that the app has just closed for having been idle; a browser asks again, too.
    if (outgoing.reusedSocket) return send(asking, method, path, { body });
    throw error;
  }
}

const jsonHeaders = (body: string) => ({
  "content-type": "application/json",
  "content-length": Buffer.byteLength(body),
});
