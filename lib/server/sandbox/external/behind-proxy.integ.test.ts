import { writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { openTestFront, sendRaw } from "@/lib/server/front/testing/open-test-front";
import { makeDataDir } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { until } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { onTestFinished, test } from "@/lib/server/testing/side-by-side";
import { testCertificate } from "@/lib/server/upstream/testing/test-certificate";
import { openExternalSandboxes } from "./testing/open-external-stacks";

const secret = "lab:hunter2";
const basic = `Basic ${Buffer.from(secret).toString("base64")}`;
const bearer = "Bearer eyJhbGciOi.abc";

/** Signs in at the gateway by a password, and at Prometheus by a token. */
const isLetIn = ({ url = "", headers }: IncomingMessage) =>
  headers.authorization === (url.includes("/pushgateway") ? basic : bearer);

/** The whole front before an operator's servers behind https, a sign-in and a path. */
async function open(stripsPrefix: boolean) {
  const dir = await makeDataDir();
  const [password, token] = [join(dir, "password"), join(dir, "token")];
  await writeFile(password, `${secret}\n`);
  await writeFile(token, bearer.slice("Bearer ".length));
  const credentials = {
    pushgateway: { scheme: "basic", file: password },
    prometheus: { scheme: "bearer", file: token },
  } as const;
  const access = { ca: testCertificate.cert, credentials };
  const { sandboxes, proxy, settings } = await openExternalSandboxes({
    ...{ stripsPrefix, credentials, access },
    proxy: {
      tls: testCertificate,
      refuse(request, response) {
        if (isLetIn(request)) return false;
        response.writeHead(401, { "www-authenticate": "Basic" }).end("Unauthorized");
        return true;
      },
    },
  });
  const front = await openTestFront({ sandboxes, access });
  onTestFinished(() => front.close());
  const ada = await front.join("Ada");
  const ask = (method: string, path: string, body?: string) =>
    sendRaw(front.base, {
      ...{ method, path, headers: { cookie: ada.cookie } },
      ...(body !== undefined && { body }),
    });
  return { front, ada, proxy, settings, ask };
}

for (const stripsPrefix of [false, true]) {
  const which = stripsPrefix ? "that takes it away" : "that they know of";
  describe.concurrent(`servers behind https, a sign-in and a path ${which}`, () => {
    test("are reached to the byte, and show nothing of what the app signs in with", async () => {
      const { ask, proxy } = await open(stripsPrefix);
      const path = "/metrics/job@base64/YS9i/x/%7e?y=%7e";
      const pushed = await ask("PUT", `/sandbox/pushgateway${path}`, "m 4\n");
      expect(pushed.status).toBe(200);
      expect(proxy.seen).toContainEqual(
        expect.objectContaining({ method: "PUT", url: `/ada/pushgateway${path}` }),
      );
      const slips = await ask("PUT", "/sandbox/pushgateway/metrics//job/c", "m 5\n");
      expect(slips.status).toBe(301);
      expect(String(slips.headers.location)).toMatch(/\/metrics\/job\/c$/);
      const query = "/sandbox/prometheus/api/v1/query?query=m";
      await until(async () => (await ask("GET", query)).body.includes('"job":"a/b"'));
      const all = [pushed, slips, await ask("GET", query)];
      expect(
        all.map(({ headers, body }) => JSON.stringify(headers) + String(body)).join(),
      ).not.toMatch(/hunter2|eyJhb|authenticate|authorization/i);
    });

    test("are reached alone, and nobody else's by a path that is cleaned up on its way", async () => {
      const { ask, proxy } = await open(stripsPrefix);
      for (const way of ["..", "%2e%2E", "..%2f..", "..;"]) {
        const path = `/sandbox/pushgateway/metrics/${way}/../../bob/pushgateway/metrics/job/a`;
        for (const method of ["PUT", "DELETE", "GET"]) {
          expect((await ask(method, path, "m 1\n")).status, `${method} ${path}`).toBe(404);
        }
      }
      expect(proxy.seen.filter(({ url }) => url.includes("bob"))).toEqual([]);
      const inside = await ask("PUT", "/sandbox/pushgateway/metrics/job/a/../b", "m 1\n");
      expect(inside.status).toBe(301);
    });

    test("show their own pages below the ticket's path", async () => {
      const { front, ada } = await open(stripsPrefix);
      const addresses = front.pages.addresses(ada.session, "127.0.0.1");
      for (const [server, first] of [
        ["pushgateway", "/"],
        ["prometheus", "/classic/graph"],
      ] as const) {
        const root = new URL(addresses[server]).pathname.slice(0, -1);
        const visit = (path: string) =>
          sendRaw(front.pagesBase, { path, headers: { accept: "text/html" } });
        const redirect = await visit(server === "prometheus" ? `${root}/` : `${root}/metrics//job`);
        expect(String(redirect.headers.location ?? `${root}/`)).toMatch(new RegExp(`^${root}/`));
        const page = await visit(root + first);
        expect(page.status).toBe(200);
        const html = String(page.body);
        const files = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+)"/g)]
          .map(([, address = ""]) => new URL(address, `http://x${root}${first}`))
          .map(({ pathname, search }) => pathname + search);
        expect(files.length).toBeGreaterThan(3);
        expect(files.filter((each) => !each.startsWith(`${root}/`))).toEqual([]);
        const loaded = await Promise.all(files.map(visit));
        expect(loaded.map(({ status }) => status)).toEqual(files.map(() => 200));
        const [, constant] = /var PATH_PREFIX = "([^"]*)"/.exec(html) ?? [];
        if (server === "prometheus") expect(constant).toBe(root);
      }
    });
  });
}
