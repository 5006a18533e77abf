import { afterAll, beforeAll, expect, it } from "vitest";
import * as page from "@/app/api/sandbox/pages/[page]/route";
import * as session from "@/app/api/session/route";
import type { Services } from "@/lib/server/service-table";
import { callRoute } from "./testing/call-route";
import { openServices } from "./testing/open-services";

let services: Services;
let cookie: string;
beforeAll(async () => {
  services = await openServices();
  cookie = await join("Ada");
});
afterAll(() => services.close());

async function join(name: string): Promise<string> {
  const joined = await callRoute(session.POST, { json: { name } });
  return joined.headers.get("set-cookie")?.split(";", 1).join() ?? "";
}

const hostile = 'label_replace(vector(1),"__name__","<img src=x onerror=alert(1)>","","")';

function follow(query: string, over: { site?: string; cookie?: string } = {}) {
  const headers: Record<string, string> = over.site ? { "sec-fetch-site": over.site } : {};
  const params = { page: "prometheus" };
  return callRoute(page.GET, { cookie: over.cookie ?? cookie, params, query, headers });
}

/** The way on that stands on the page, as the query of its address. */
async function wayOn(answer: Response): Promise<string> {
  const href = /<a href="([^"]+)"/.exec(await answer.text())?.[1] ?? "";
  return href.replace(/&#38;/g, "&").replace(/^[^?]*/, "");
}

it("takes an expression from our own page", async () => {
  const answer = await follow(`?expr=${encodeURIComponent(hostile)}`, { site: "same-origin" });
  expect(answer.status).toBe(303);
  const { searchParams } = new URL(answer.headers.get("location") ?? "");
  expect(searchParams.get("g0.expr")).toBe(hostile);
});

it.each([undefined, "cross-site", "same-site", "none"])(
  "shows an expression first where the browser says %s",
  async (site) => {
    const answer = await follow(`?expr=${encodeURIComponent(hostile)}&range=15m`, {
      ...(site && { site }),
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([200, null]);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await answer.clone().text();
    expect(html).toContain("&#60;img src=x onerror=alert(1)&#62;");
    expect(html).not.toMatch(/<img|\/t\/|<script/);
    const confirmed = await follow(await wayOn(answer), { ...(site && { site }) });
    expect(confirmed.status).toBe(303);
    const { searchParams } = new URL(confirmed.headers.get("location") ?? "");
    expect(searchParams.get("g0.expr")).toBe(hostile);
    expect(searchParams.get("g0.range_input")).toBe("15m");
  },
);

it("takes the answer for its own learner and expression alone", async () => {
  const query = await wayOn(await follow("?expr=up"));
  expect((await follow(query)).status).toBe(303);
  expect((await follow(query.replace("expr=up", "expr=down"))).status).toBe(200);
  expect((await follow(`${query}&range=15m`)).status).toBe(200);
  expect((await follow(query, { cookie: await join("Bob") })).status).toBe(200);
});

it("leads on at once where there is no expression", async () => {
  expect((await follow("", { site: "cross-site" })).status).toBe(303);
  expect((await follow("?expr=", { site: "cross-site" })).status).toBe(303);
});
