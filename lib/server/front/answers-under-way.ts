import type { Server } from "node:http";

/** The answers that have not ended yet, of some servers. */
export interface AnswersUnderWay {
  count(): number;
  /** Comes back as soon as there is none, after so many milliseconds at the latest. */
  ended(withinMs: number): Promise<void>;
}

export function watchAnswers(servers: readonly Server[]): AnswersUnderWay {
  let count = 0;
  let onNone = () => {};
  for (const server of servers) {
    server.on("request", (_request, response) => {
      count += 1;
      response.once("close", () => {
        count -= 1;
        if (count === 0) onNone();
      });
    });
  }
  return {
    count: () => count,
    ended: (withinMs) =>
      new Promise((resolve) => {
        if (count === 0) return resolve();
        const timer = setTimeout(resolve, withinMs);
        onNone = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
