import { get } from "node:http";

const longestAnswer = 1024 * 1024;

/** The body of a 200 answer, or null: refused, too slow, too long, or another status. Never throws. */
export function loopbackGet(url: string, timeoutMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, signal: AbortSignal.timeout(timeoutMs) }, (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        body += part;
        if (body.length > longestAnswer) request.destroy(new Error("too long"));
      });
      answer.on("end", () => resolve(answer.statusCode === 200 ? body : null));
      answer.on("error", () => resolve(null));
    });
    request.on("error", () => resolve(null));
  });
}
