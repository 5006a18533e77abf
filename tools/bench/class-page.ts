import { setTimeout as sleep } from "node:timers/promises";
import { createParser } from "eventsource-parser";

/** What a class of learners met, in milliseconds each. */
export interface Met {
  checks: number[];
  /** From a scrape to the event of it on the page. */
  scrapes: number[];
  errors: string[];
}

export interface Pupil {
  url: string;
  cookie: string;
  team: string;
  /** Decides what they get wrong and how long they think. */
  number: number;
}

export type Page = ReturnType<typeof openPage>;

/** The stream of an open page, which tells of every scrape. */
export function openPage({ url, cookie }: Pupil, met: Met, signal: AbortSignal) {
  let lastScrapeMs = 0;
  const parser = createParser({
    onEvent({ event, data }) {
      if (event !== "sandbox") return;
      const atMs = Date.parse(JSON.parse(data).lastScrapeAt ?? "");
      if (!(atMs > lastScrapeMs)) return;
      // The first is told when the page opens, long after its scrape.
      if (lastScrapeMs > 0) met.scrapes.push(Date.now() - atMs);
      lastScrapeMs = atMs;
    },
  });
  const read = async () => {
    const answer = await fetch(`${url}/api/events`, { headers: { cookie }, signal });
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? [])
      parser.feed(decoder.decode(chunk, { stream: true }));
  };
  read().catch((error: unknown) => {
    if (!signal.aborted) met.errors.push(`the page's stream ended: ${error}`);
  });
  return {
    async untilScrapedAfter(atMs: number): Promise<void> {
      const until = Date.now() + 120_000;
      while (lastScrapeMs <= atMs) {
        if (Date.now() > until) throw new Error("no scrape in two minutes");
        await sleep(50);
      }
    },
  };
}

/** Asks as the pupil's page does; throws where the app could not do its part. */
export async function post({ url, cookie }: Pupil, path: string, json: object): Promise<string> {
  const headers = { cookie, "content-type": "application/json" };
  const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(json) });
  const body = await answer.text();
  if (answer.status >= 500) throw new Error(`${path} was answered ${answer.status}`);
  return body;
}
