import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { problemSchema } from "@/lib/contract/problem";
import { openTestFront, sendRaw, type TestFront } from "@/lib/server/front/testing/open-test-front";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";

let front: TestFront;
let ada: Person;
let bob: Person;
type Person = Awaited<ReturnType<TestFront["join"]>>;

beforeAll(async () => {
  front = await openTestFront();
  ada = await front.join("Ada");
  bob = await front.join("Bob");
});
afterAll(() => front.close());
afterEach(async () => {
  front.ended.length = 0;
  await front.sandboxes.restart(ada.learner.team, "pushgateway");
});

type Server = "prometheus" | "pushgateway";

/** Below a server's pages of a learner, as their browser asks. */
function visit(
  person: Person,
  server: Server,
  path: string,
  over: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
) {
  const { headers = {}, ...rest } = over;
  return sendRaw(front.pagesBase, {
    path: `${rootOf(person, server)}${path}`,
    headers: { accept: "text/html", ...headers },
    ...rest,
  });
}

function rootOf({ session }: Person, server: Server): string {
  return new URL(front.pages.addresses(session, "127.0.0.1")[server]).pathname.slice(0, -1);
}

async function push(person: Person, path: string, body: string) {
  const pushed = await sendRaw(front.base, {
    method: "PUT",
    path: `/sandbox/pushgateway${path}`,
    headers: { cookie: person.cookie },
    body,
  });
  expect(pushed.status).toBe(200);
}

/** The page with what it loads, all by the addresses that stand in it. */
async function loadAll(person: Person, server: Server, path: string) {
  const page = await visit(person, server, path);
  const html = page.body.toString();
  const root = `http://x${rootOf(person, server)}/`;
  const loaded = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+)"/g)].map(
    ([, address = ""]) => new URL(address, new URL(path.slice(1), root)),
  );
  const answers = loaded.map(({ pathname, search }) =>
    sendRaw(front.pagesBase, { path: `${pathname}${search}` }),
  );
  return { page, html, root, loaded, statuses: (await Promise.all(answers)).map((a) => a.status) };
}

describe("Prometheus", () => {
  test("keeps its redirects inside the ticket's path, with the expression", async () => {
    const root = rootOf(ada, "prometheus");
    let path = "/graph?g0.expr=up&g0.tab=1";
    for (let hops = 0; hops < 4; hops += 1) {
      const { status, headers } = await visit(ada, "prometheus", path);
      if (status === 200) break;
      expect(String(headers.location)).toMatch(new RegExp(`^${root}/`));
      path = String(headers.location).slice(root.length);
    }
    expect(path).toBe("/classic/graph?g0.expr=up&g0.tab=1");
    const missingSlash = await visit(ada, "prometheus", "?a=b");
    expect([missingSlash.status, missingSlash.headers.location]).toEqual([308, `${root}/?a=b`]);
  });

  test.each(["graph", "targets", "config", "status"])("shows /classic/%s", async (name) => {
    const all = await loadAll(ada, "prometheus", `/classic/${name}`);
    expect(all.page.status).toBe(200);
    expect(all.loaded.length).toBeGreaterThan(5);
    expect(all.loaded.every(({ href }) => href.startsWith(all.root))).toBe(true);
    expect(new Set(all.statuses)).toEqual(new Set([200]));
    expect(all.html).toContain(`PATH_PREFIX = "${rootOf(ada, "prometheus")}"`);
    expect(all.html).not.toMatch(/(?:href|src)="\/(?!t\/)/);
  });

  test("hands on the template of the graph page as it is", async () => {
    const path = "/classic/static/js/graph/graph_template.handlebar";
    const template = await visit(ada, "prometheus", path);
    expect(template.status).toBe(200);
    expect(template.body.toString()).not.toContain("<script");
    expect(template.headers["content-security-policy"]).toContain("script-src 'none'");
  });

  test("answers its API for reading, and nothing that changes or stops it", async () => {
    const up = await visit(ada, "prometheus", "/api/v1/query?query=1");
    expect([up.status, up.headers["content-type"]]).toEqual([200, "application/json"]);
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const asked = { method: "POST", headers: form, body: "query=1" };
    expect((await visit(ada, "prometheus", "/api/v1/query", asked)).status).toBe(200);
    for (const [method, path] of [
      ["POST", "/-/quit"],
      ["POST", "/-/reload"],
      ["POST", "/api/v1/admin/tsdb/snapshot"],
      ["GET", "/debug/pprof/"],
      ["GET", "/federate"],
      ["GET", "/classic/../-/healthy"],
      ["GET", "/static/%2e%2e/-/healthy"],
      ["GET", "/classic/.//x"],
      ["DELETE", "/classic/graph"],
      ["TRACE", "/"],
    ] as const) {
      expect((await visit(ada, "prometheus", path, { method })).status, path).toBe(404);
    }
  });
});

describe("Pushgateway", () => {
  const group = "/metrics/job@base64/YS9i/odd%20name";

  test("shows its page with its files", async () => {
    const all = await loadAll(ada, "pushgateway", "/");
    expect(all.page.status).toBe(200);
    expect(all.loaded.every(({ href }) => href.startsWith(all.root))).toBe(true);
    expect(new Set(all.statuses)).toEqual(new Set([200]));
  });

  test("takes the delete of a group to the byte, as an attempt of its learner", async () => {
    await push(ada, "/metrics/job@base64/YS9i/zone@base64/w6k=", "m 1\n");
    front.ended.length = 0;
    const path = "/metrics/job@base64/YS9i/zone%40base64/w6k%3D%3D";
    const answer = await visit(ada, "pushgateway", path, { method: "DELETE" });
    expect(answer.status).toBe(202);
    expect(front.ended.map(({ learner, attempt }) => [learner.name, attempt.path])).toEqual([
      ["Ada", path],
    ]);
    const left = await visit(ada, "pushgateway", "/api/v1/metrics");
    expect(JSON.parse(left.body.toString()).data).toEqual([]);
  });

  test.each([
    ["PUT", group],
    ["POST", group],
    ["PUT", "/api/v1/admin/wipe"],
    ["PUT", "/-/quit"],
    ["GET", "/debug/pprof/"],
    ["DELETE", "/"],
  ])("refuses %s %s", async (method, path) => {
    const refused = await visit(ada, "pushgateway", path, { method, body: "m 1\n" });
    expect(refused.status).toBe(404);
    expect(front.ended).toEqual([]);
  });

  test("refuses a change that comes from another site, and the app one from here", async () => {
    const pages = front.pagesBase;
    const tryFrom = (origin: string) =>
      visit(ada, "pushgateway", group, { method: "DELETE", headers: { origin } });
    expect((await tryFrom("https://evil.example")).status).toBe(403);
    expect((await tryFrom(front.base)).status).toBe(403);
    expect((await tryFrom(pages)).status).toBe(400);
    expect((await tryFrom("null")).status).toBe(400);
    const onTheApp = await sendRaw(front.base, {
      method: "POST",
      path: "/sandbox/pushgateway/metrics/job/x",
      headers: { cookie: ada.cookie, origin: pages },
      body: "m 1\n",
    });
    expect(onTheApp.status).toBe(403);
  });

  test("stops at 1 MiB", async () => {
    const body = Buffer.alloc(1024 * 1024 + 1);
    const answer = await visit(ada, "pushgateway", "/metrics/job/x", { method: "DELETE", body });
    expect(answer.status).toBe(413);
  });
});

describe("tickets", () => {
  test("lead to their own learner's servers alone, whatever the cookie says", async () => {
    await push(ada, "/metrics/job/a", 'secret{text="<script>alert(1)</script>"} 1\n');
    const bobs = await visit(bob, "pushgateway", "/", { headers: { cookie: ada.cookie } });
    expect(bobs.status).toBe(200);
    expect(bobs.body.toString()).not.toContain("secret");
    const adas = await visit(ada, "pushgateway", "/", { headers: { cookie: bob.cookie } });
    expect(adas.body.toString()).toContain("secret");
    expect(adas.body.toString()).not.toContain("<script>alert(1)");
    for (const { headers } of [bobs, adas]) expect(headers["set-cookie"]).toBeUndefined();
  });

  test("that are forged, cut or missing get a page that says so", async () => {
    const ticket = rootOf(ada, "prometheus").split("/")[2] ?? "";
    for (const bad of [ticket.slice(1), `${ticket}x`, "A".repeat(43), "..", "%2e%2e", ""]) {
      const answer = await sendRaw(front.pagesBase, {
        path: `/t/${bad}/pushgateway/`,
        headers: { cookie: ada.cookie, accept: "text/html" },
      });
      expect([403, 404], bad).toContain(answer.status);
      expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    }
    const forged = await sendRaw(front.pagesBase, {
      path: `/t/${"A".repeat(43)}/pushgateway/`,
      headers: { accept: "text/html" },
    });
    expect([forged.status, forged.headers["content-type"]]).toEqual([
      403,
      "text/html; charset=utf-8",
    ]);
    expect(forged.body.toString()).toContain("This address no longer works");
  });

  test("end when their learner signs out, or has a new token", async () => {
    const eve = await front.join("Eve");
    const statusOf = async (root: string) =>
      (await sendRaw(front.pagesBase, { path: `${root}/static/functions.js` })).status;
    const first = rootOf(eve, "pushgateway");
    front.pages.end(eve.learner);
    const second = rootOf(eve, "pushgateway");
    expect([await statusOf(first), await statusOf(second)]).toEqual([403, 200]);
    await front.sessions.end(eve.session.id);
    expect(await statusOf(second)).toBe(403);
    expect(await statusOf(rootOf(eve, "pushgateway"))).toBe(403);
    expect(await statusOf(rootOf(bob, "pushgateway"))).toBe(200);
  });

  test("stay with their own host, address and headers", async () => {
    const { headers } = await visit(ada, "pushgateway", "/");
    const own = `${front.pagesBase}/t/${rootOf(ada, "pushgateway").split("/")[2]}/`;
    expect(headers).toMatchObject({
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["content-security-policy"]).toContain(`connect-src ${own};`);
    const foreign = await visit(ada, "pushgateway", "/", { headers: { host: "evil.example" } });
    expect(foreign.status).toBe(421);
  });

  test("HEAD has no body", async () => {
    const answer = await visit(ada, "pushgateway", "/", { method: "HEAD" });
    expect([answer.status, answer.body.byteLength]).toEqual([200, 0]);
  });
});

test("a server that is gone is told as a page, and as a problem to the page's scripts", async () => {
  const eve = await front.join("Eve");
  const broken = await openTestFront({
    sandboxes: {
      ...fixedSandboxes("http://127.0.0.1:1"),
      ensure: async () => ({ ok: false, error: { kind: "sandbox-starting" } }),
    },
  });
  const root = new URL(broken.pages.addresses(eve.session, "127.0.0.1").prometheus).pathname;
  const page = await sendRaw(broken.pagesBase, { path: root, headers: { accept: "text/html" } });
  expect([page.status, page.headers.refresh]).toEqual([503, "2"]);
  expect(page.body.toString()).toContain("Your sandbox is still starting");
  const api = await sendRaw(broken.pagesBase, { path: `${root}api/v1/query?query=up` });
  expect(problemSchema.parse(JSON.parse(api.body.toString())).code).toBe("sandbox-starting");
  await broken.close();
});
