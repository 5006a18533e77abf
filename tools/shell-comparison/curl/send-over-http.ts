import { request as open } from "node:http";
import { err, ok } from "@/lib/domain/result";
import type { Transfer } from "@/lib/shell/curl/transfer";

/** The shell's way out in the comparison: over HTTP, with the headers it wants and no others. */
export const sendOverHttp =
  (port: number): Transfer =>
  ({ method, target, headers, body }) =>
    new Promise((resolve) => {
      const outgoing = open(
        {
          host: "127.0.0.1",
          port,
          method,
          path: target,
          headers,
          agent: false,
          setDefaultHeaders: false,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () => {
            const { statusCode: status = 0, statusMessage: statusText = "" } = answer;
            const named = Object.entries(answer.headersDistinct);
            const flat = named.map(([name, values]) => [name, values?.join(", ") ?? ""]);
            resolve(
              ok({
                status,
                statusText,
                headers: Object.fromEntries(flat),
                body: new Uint8Array(Buffer.concat(chunks)),
              }),
            );
          });
        },
      );
      outgoing.on("error", () => resolve(err({ kind: "broken", note: "" })));
      outgoing.end(body ?? undefined);
    });
