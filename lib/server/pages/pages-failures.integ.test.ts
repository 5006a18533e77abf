import type { RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { openTestFront, sendRaw } from "@/lib/server/front/testing/open-test-front";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { startFake } from "@/lib/server/testing/test-servers";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The pages before a server that answers as told. */
async function before(answer: RequestListener, timeoutMs = 10_000) {
  const fake = await startFake(answer);
  closers.push(fake.stop);
  const front = await openTestFront({ sandboxes: fixedSandboxes(fake.base), timeoutMs });
  closers.push(front.close);
  const { session, cookie } = await front.join("Ada");
  const { prometheus } = front.pages.addresses(session, "127.0.0.1");
  const prefix = new URL(prometheus).pathname.slice(0, -1);
  const visit = async (path: string, headers: Record<string, string> = {}) => {
    const {
      status,
      headers: answered,
      body,
    } = await sendRaw(front.pagesBase, {
      path: `${prefix}${path}`,
      headers: { accept: "text/html", cookie, ...headers },
    });
    return { status, headers: answered, text: body.toString() };
  };
  return { front, prefix, visit };
}

test("a server without its web pages says so where they would be", async () => {
  const { prefix, visit } = await before((_request, response) => {
    response.writeHead(500, { "content-type": "text/plain" });
    const path = "/usr/share/prometheus/web/templates/_base.html";
    response.end(`error reading base template: open ${path}: no such file or directory`);
  });
  const missing = await visit("/classic/graph");
  expect(missing.status).toBe(404);
  expect(missing.text).toContain("This Prometheus has no web pages");
  expect(missing.text).toContain(`href="${prefix}/api/v1/query?query=up"`);
});

test("a server that cuts the connection or hangs is told as a page", async () => {
  const cut = await before(({ socket }) => socket.destroy());
  expect(await cut.visit("/graph")).toMatchObject({
    status: 502,
    text: expect.stringContaining("The Prometheus of your sandbox does not answer"),
  });
  const hung = await before(() => undefined, 500);
  expect(await hung.visit("/graph")).toMatchObject({
    status: 504,
    text: expect.stringContaining("The Prometheus of your sandbox took too long"),
  });
});

test("no cookie goes in or out", async () => {
  const seen: unknown[] = [];
  const { visit } = await before((request, response) => {
    seen.push(request.headers.cookie, request.headers.authorization);
    response.writeHead(200, { "content-type": "text/html", "set-cookie": "a=b; Path=/" });
    response.end("<!doctype html>");
  });
  const page = await visit("/graph", { authorization: "Bearer x" });
  expect(page.status).toBe(200);
  expect(page.headers["set-cookie"]).toBeUndefined();
  expect(seen).toEqual([undefined, undefined]);
});

test("the pages of Prometheus 3 stay inside the ticket's path", async () => {
  const html = `<!doctype html><script type="module" src="./assets/index.js"></script>`;
  const { prefix, visit } = await before((request, response) => {
    const [path = "", query = ""] = (request.url ?? "").split("?");
    if (path === "/graph") response.writeHead(302, { location: `/query?${query}` }).end();
    else response.writeHead(200, { "content-type": "text/html" }).end(html);
  });
  const redirect = await visit("/graph?g0.expr=up");
  expect([redirect.status, redirect.headers.location]).toEqual([302, `${prefix}/query?g0.expr=up`]);
  const { text, headers } = await visit("/query?g0.expr=up");
  const nonce = /nonce="([^"]+)"/.exec(text)?.[1];
  expect(text.replace(/^(<!doctype html>)<script.*?<\/script>/s, "$1")).toBe(
    html.replace("></script>", ` nonce="${nonce}"></script>`),
  );
  expect(headers["content-security-policy"]).toContain(`script-src 'nonce-${nonce}' `);
});
