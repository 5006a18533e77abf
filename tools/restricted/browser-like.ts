import { once } from "node:events";
import type { ClientRequest, IncomingMessage } from "node:http";
import { request } from "node:https";
import { testCertificate } from "@/lib/server/upstream/testing/test-certificate";
import { hosts } from "./router";

export interface Asked {
  host?: string;
  method?: string;
  json?: unknown;
  body?: string;
}

export interface Answered {
  status: number;
  text: string;
}

/** One learner outside of the router: over TLS, with the cookie that the app gave. */
export interface Outside {
  ask(path: string, asked?: Asked): Promise<Answered>;
  /** A request of which the caller sends the body. */
  begin(path: string, asked?: Asked): ClientRequest;
}

export function createOutside(port: number): Outside {
  let cookie = "";

  const begin: Outside["begin"] = (path, { host = hosts.app, method = "GET", json } = {}) =>
    request({
      ...{ host: "127.0.0.1", port, servername: "localhost", ca: testCertificate.cert },
      ...{ path, method, agent: false },
      headers: {
        host: `${host}:${port}`,
        ...(cookie && host === hosts.app ? { cookie } : {}),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
      },
    });

  return {
    begin,
    async ask(path, asked = {}) {
      const sent = begin(path, asked);
      sent.setTimeout(60_000, () => sent.destroy(new Error(`${path}: no answer within 60 s`)));
      sent.end(asked.json === undefined ? asked.body : JSON.stringify(asked.json));
      const answer = await answerOf(sent);
      const [given] = answer.headers["set-cookie"] ?? [];
      if (given) cookie = given.split(";", 1).join("");
      return { status: answer.statusCode ?? 0, text: await textOf(answer) };
    },
  };
}

export async function answerOf(sent: ClientRequest): Promise<IncomingMessage> {
  const [answer] = await once(sent, "response");
  return answer;
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
