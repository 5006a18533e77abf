import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import * as instructorSession from "@/app/api/instructor/session/route";
import * as join from "@/app/api/join/route";
import * as sessionData from "@/app/api/session/data/route";
import * as session from "@/app/api/session/route";
import { accessShape, type HeaderSignIn, headerSignInOf } from "@/lib/server/access-settings";
import type { RouteHandler } from "@/lib/server/api/route";
import { callRoute } from "@/lib/server/api/testing/call-route";
import { instructorCookie } from "@/lib/server/api/testing/instructor";
import { openServices, type TestServices } from "@/lib/server/api/testing/open-services";
import { createFront } from "@/lib/server/front/create-front";
import { listen } from "@/lib/server/front/listen";
import { openServer } from "@/lib/server/front/open-server";
import { createSignIn } from "@/lib/server/front/sign-in";
import { readSettings } from "@/lib/server/read-settings";
import { createUnreadAnswers } from "@/lib/server/requests/unread-answers";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { openSignInProxy, type Proxying } from "./sign-in-proxy";

/** What the proxies of the tests prove themselves by. */
export const secret = "of the tests alone";
/** The services over one server in the place of all gateways; instructors have the password "p". */
export async function openSignInServices(): Promise<TestServices> {
  const gateway = createServer((_request, response) => response.end("{}"));
  const port = await listen(gateway, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  const services = await openServices({
    sandboxes: fixedSandboxes(`http://127.0.0.1:${port.value}`),
  });
  await instructorCookie(services, "First");
  const close = async () => {
    await services.close();
    gateway.close().closeAllConnections();
  };
  return { ...services, close };
}

const routes: Record<string, RouteHandler> = {
  "GET /api/join": join.GET,
  "GET /_next/static/a.js": async () => new Response('"a"'),
  "GET /favicon.ico": async () => new Response('"icon"'),
  "GET /api/session": session.GET,
  // In the place of the page that says that there is nothing, and who is signed in.
  "GET /no-such.page": session.GET,
  "POST /api/session": session.POST,
  "DELETE /api/session": session.DELETE,
  "DELETE /api/session/data": sessionData.DELETE,
  "GET /api/instructor/session": instructorSession.GET,
  "POST /api/instructor/session": instructorSession.POST,
};

/** In the place of Next. */
async function next(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const handler = routes[`${request.method} ${request.url}`];
  if (!handler) throw new Error(`${request.url} is not in this test`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const text = Buffer.concat(chunks).toString();
  const answer = await callRoute(handler, { headers, ...(text && { body: text }) });
  for (const cookie of answer.headers.getSetCookie()) response.appendHeader("set-cookie", cookie);
  response.writeHead(answer.status).end(await answer.text());
}

/** The app on a port of its own; settings null is one where no proxy signs people in. */
export async function openSignInApp(
  services: TestServices,
  settings: HeaderSignIn | null,
  by: string | null,
): Promise<string> {
  services.env.headerSignIn = settings;
  const { classroom, sessions } = services;
  const signIn = createSignIn({ ...classroom, settings, secret: by, sessions });
  const front = createFront({
    ...{ ...services, next, signIn, isDev: false, upgrade: null, trustedProxies: null },
    own: { host: "127.0.0.1", publicUrl: null },
    unread: createUnreadAnswers(),
  });
  const server = openServer(front.onRequest);
  const port = await listen(server, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  onTestFinished(() => {
    server.close().closeAllConnections();
    services.env.headerSignIn = null;
  });
  return `http://127.0.0.1:${port.value}`;
}

/** The app behind a proxy, with these settings. */
export async function openProxiedApp(
  services: TestServices,
  proxying: Proxying,
  variables: Record<string, string> = {},
  by: string | null = secret,
) {
  const read = readSettings(accessShape, { AUTH_HEADER_USER: "X-Forwarded-User", ...variables });
  if (!read.ok) throw new Error(read.error.join("\n"));
  const app = await openSignInApp(services, headerSignInOf(read.value), by);
  const proxy = await openSignInProxy(app, proxying);
  onTestFinished(proxy.close);
  return { app, browser: () => openBrowser(proxy.base) };
}

/** Keeps cookies, as a browser does. */
export function openBrowser(base: string) {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async ask(
      method: string,
      path: string,
      as: { user?: string; groups?: string[]; json?: unknown; headers?: [string, string][] } = {},
    ) {
      const { user, groups = [], json, headers = [] } = as;
      const answer = await fetch(`${base}${path}`, {
        method,
        headers: [
          ["cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; ")],
          ...(user === undefined
            ? []
            : [["x-test-user", asciiJson({ name: user, groups })] as [string, string]]),
          ...headers,
        ],
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      for (const each of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
        if (value === "") cookies.delete(name);
        else cookies.set(name, value);
      }
      const text = await answer.text();
      return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
    },
  };
}

const asciiJson = (value: unknown) =>
  JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
