import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestServices } from "@/lib/server/api/testing/open-services";
import {
  oauth2Proxy,
  oldOauth2Proxy,
  openshiftProxy,
  type Proxying,
  preservingOauth2Proxy,
} from "./testing/sign-in-proxy";
import {
  openBrowser,
  openProxiedApp,
  openSignInApp,
  openSignInServices,
  secret,
} from "./testing/signed-in-app";

let services: TestServices;
beforeAll(async () => {
  services = await openSignInServices();
});
afterAll(() => services.close());

const openApp = (
  proxying: Proxying,
  settings: Record<string, string>,
  by: string | null = secret,
) => openProxiedApp(services, proxying, settings, by);

describe("a learner whom the proxy has signed in", () => {
  it("joins by that name, and is the same at every device", async () => {
    const { browser } = await openApp(openshiftProxy(secret), {});
    const laptop = browser();
    expect((await laptop.ask("GET", "/api/session", { user: "ada" })).status).toBe(401);
    const invited = await laptop.ask("GET", "/api/join", { user: "ada" });
    expect(invited.body).toMatchObject({ signedInAs: "ada" });
    const joined = await laptop.ask("POST", "/api/session", { user: "ada", json: { name: "Eve" } });
    expect(joined).toMatchObject({ status: 201, body: { learner: { name: "ada" } } });
    const { learner } = joined.body;
    const phone = browser();
    const there = await phone.ask("GET", "/api/session", { user: "ada" });
    expect(there).toEqual({ status: 200, body: { learner } });
    const again = await phone.ask("POST", "/api/session", { user: "ada", json: {} });
    expect(again.body.learner).toEqual(learner);
    expect(phone.cookies.size, "for the paths that the proxy lets everybody at").toBe(1);
    expect((await phone.ask("GET", "/api/session")).body).toEqual({ learner });
  });

  it.each(["kube:admin", "grace@example.org", "Zoë Über", "x".repeat(500)])(
    "may be called %s",
    async (user) => {
      const { browser } = await openApp(openshiftProxy(secret), {});
      const { status, body } = await browser().ask("POST", "/api/session", { user, json: {} });
      expect(status).toBe(201);
      expect(body.learner.name).toBe([...user].slice(0, 80).join(""));
      expect((await browser().ask("GET", "/api/session", { user })).body.learner).toEqual(
        body.learner,
      );
    },
  );

  it("is who the header says, whoever was signed in by this browser before", async () => {
    const { browser } = await openApp(openshiftProxy(secret), {});
    const shared = browser();
    const bob = await shared.ask("POST", "/api/session", { user: "bob", json: {} });
    const [before] = shared.cookies.values();
    expect((await shared.ask("GET", "/api/session", { user: "carol" })).status).toBe(401);
    const carol = await shared.ask("POST", "/api/session", { user: "carol", json: {} });
    expect(carol.body.learner.id).not.toBe(bob.body.learner.id);
    const now = await shared.ask("GET", "/api/session", { user: "carol" });
    expect(now.body.learner.name).toBe("carol");
    const stolen = browser();
    stolen.cookies.set("scrapelab_session", before ?? "");
    expect((await stolen.ask("GET", "/api/session")).status, "ended").toBe(401);
    const home = await browser().ask("GET", "/api/session", { user: "bob" });
    expect(home.body.learner).toEqual(bob.body.learner);
  });

  it("gets no cookie with a file, which caches keep for everybody", async () => {
    const { browser } = await openApp(openshiftProxy(secret), {});
    await browser().ask("POST", "/api/session", { user: "finn", json: {} });
    const other = browser();
    for (const path of ["/_next/static/a.js", "/favicon.ico"]) {
      expect((await other.ask("GET", path, { user: "finn" })).status).toBe(200);
      expect(other.cookies.size, path).toBe(0);
    }
    await other.ask("GET", "/api/join", { user: "finn" });
    expect(other.cookies.size).toBe(1);
  });

  it("who has deleted what is theirs may join anew", async () => {
    const { browser } = await openApp(openshiftProxy(secret), {});
    const own = browser();
    await own.ask("POST", "/api/session", { user: "dora", json: {} });
    expect((await own.ask("DELETE", "/api/session/data", { user: "dora" })).status).toBe(204);
    expect((await own.ask("GET", "/api/session", { user: "dora" })).status).toBe(401);
    expect((await own.ask("POST", "/api/session", { user: "dora", json: {} })).status).toBe(201);
  });

  it("who has joined anew is not given the session that ended with what was deleted", async () => {
    const { browser } = await openApp(openshiftProxy(secret), {});
    const [laptop, phone, tablet] = [browser(), browser(), browser()];
    await laptop.ask("POST", "/api/session", { user: "iris", json: {} });
    expect((await phone.ask("GET", "/api/session", { user: "iris" })).status).toBe(200);
    await laptop.ask("DELETE", "/api/session/data", { user: "iris" });
    const { body } = await laptop.ask("POST", "/api/session", { user: "iris", json: {} });
    const there = await tablet.ask("GET", "/api/session", { user: "iris" });
    expect(there).toEqual({ status: 200, body: { learner: body.learner } });
  });

  it("is who the header says at a gateway's path too, though it ends as a file does", async () => {
    const { browser } = await openApp(openshiftProxy(secret), {});
    const path = "/sandbox/pushgateway/metrics/job/backup.daily";
    const own = browser();
    await own.ask("POST", "/api/session", { user: "jo", json: {} });
    own.cookies.clear();
    expect((await own.ask("GET", path, { user: "jo" })).status).toBe(200);
    expect((await own.ask("GET", path, { user: "kim" })).status, "by the cookie of jo").toBe(401);
  });

  it("is nobody else at what may be a file, and ends nobody's session there", async () => {
    const { browser } = await openApp(openshiftProxy(secret), {});
    const shared = browser();
    const { body } = await shared.ask("POST", "/api/session", { user: "lea", json: {} });
    const cookies = new Map(shared.cookies);
    expect((await shared.ask("GET", "/no-such.page", { user: "max" })).status).toBe(401);
    expect(shared.cookies).toEqual(cookies);
    expect((await shared.ask("GET", "/api/session", {})).body).toEqual({ learner: body.learner });
  });

  it("nobody joins past the proxy, or without having signed in there", async () => {
    const { app, browser } = await openApp(openshiftProxy(secret), {});
    const joining = { json: { name: "Eve" } };
    for (const each of [openBrowser(app), browser()]) {
      const { status, body } = await each.ask("POST", "/api/session", joining);
      expect([status, body.code]).toEqual([401, "not-signed-in"]);
    }
  });
});

describe("headers that somebody else writes", () => {
  const forged: [string, string][] = [["x-forwarded-user", "grace"]];

  it("are refused past the proxy, and where it lets everybody through as they came", async () => {
    const { app, browser } = await openApp(openshiftProxy(secret), { INSTRUCTORS: "grace" });
    for (const each of [openBrowser(app), browser()]) {
      for (const headers of [
        forged,
        [...forged, ["authorization", `Basic ${btoa("grace:a guess of it")}`] as [string, string]],
        [["X-FORWARDED-USER", "grace"] as [string, string]],
      ]) {
        const { status, body } = await each.ask("GET", "/api/instructor/session", { headers });
        expect([status, body.code]).toEqual([403, "sign-in-not-proven"]);
      }
    }
  });

  it("are nothing where no proxy signs people in", async () => {
    const eve = openBrowser(await openSignInApp(services, null, null));
    const noted = encodeURIComponent(JSON.stringify({ name: "grace", isInstructor: true }));
    const headers: [string, string][] = [...forged, ["x-scrapelab-user", noted]];
    expect((await eve.ask("GET", "/api/join", { headers })).body.signedInAs).toBeNull();
    expect((await eve.ask("GET", "/api/instructor/session", { headers })).status).toBe(401);
  });

  it("never name another user than the proxy does", async () => {
    const { browser } = await openApp(oauth2Proxy(secret), {});
    const noted = encodeURIComponent(JSON.stringify({ name: "grace", isInstructor: true }));
    for (const headers of [forged, [["x-scrapelab-user", noted] as [string, string]]]) {
      const { body } = await browser().ask("GET", "/api/join", { user: "eve", headers });
      expect(body.signedInAs).toBe("eve");
    }
  });

  it("make nobody of a user that there is, where a proxy joins them with its own", async () => {
    for (const password of [null, secret]) {
      const proxy = preservingOauth2Proxy(password);
      const { browser } = await openApp(proxy, { INSTRUCTORS: "grace" }, password);
      const as = { user: "eve", headers: forged };
      expect((await browser().ask("GET", "/api/join", as)).body.signedInAs).toBe("grace,eve");
      expect((await browser().ask("GET", "/api/instructor/session", as)).status).toBe(401);
    }
  });

  it("add no group, behind an old oauth2-proxy neither", async () => {
    const settings = {
      AUTH_HEADER_GROUPS: "X-Forwarded-Groups",
      INSTRUCTOR_GROUP: "teachers",
    };
    const headers: [string, string][] = [["x-forwarded-groups", "teachers"]];
    const as = { user: "eve", groups: ["learners"], headers };
    for (const [proxy, refused] of [
      [oauth2Proxy(secret), 401],
      [oldOauth2Proxy(secret), 400],
    ] as const) {
      const { browser } = await openApp(proxy, settings);
      expect((await browser().ask("GET", "/api/instructor/session", as)).status).toBe(refused);
    }
  });
});
