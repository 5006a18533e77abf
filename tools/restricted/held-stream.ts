import { createParser } from "eventsource-parser";
import { answerOf, type Outside } from "./browser-like";

/** A stream that is read as it comes. */
export interface HeldStream {
  status: number;
  /** The names of what has come, in order. */
  names(): string[];
  /** Milliseconds between the stream's beginning and its end by whoever ended it; null while it is open. */
  endedAfterMs(): number | null;
  close(): void;
}

export async function holdStream(learner: Outside, path: string, host?: string) {
  const sent = learner.begin(path, host === undefined ? {} : { host });
  sent.end();
  const answer = await answerOf(sent);
  const begin = performance.now();
  const names: string[] = [];
  let endedAfterMs: number | null = null;
  const parser = createParser({ onEvent: ({ event = "message" }) => names.push(event) });
  answer.setEncoding("utf8").on("data", (text) => parser.feed(text));
  const end = () => {
    endedAfterMs ??= performance.now() - begin;
  };
  answer.on("close", end).on("error", end);
  sent.on("error", end);
  const stream: HeldStream = {
    status: answer.statusCode ?? 0,
    names: () => names,
    endedAfterMs: () => endedAfterMs,
    close: () => sent.destroy(),
  };
  return stream;
}
