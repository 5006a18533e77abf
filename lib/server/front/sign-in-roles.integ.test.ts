import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instructorCookie } from "@/lib/server/api/testing/instructor";
import type { TestServices } from "@/lib/server/api/testing/open-services";
import { oauth2Proxy, openshiftProxy, type Proxying } from "./testing/sign-in-proxy";
import { openBrowser, openProxiedApp, openSignInServices, secret } from "./testing/signed-in-app";

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

describe("an instructor whom the proxy has signed in", () => {
  it("needs no password: by name from OpenShift's proxy, by group from oauth2-proxy", async () => {
    const byName = await openApp(openshiftProxy(secret), { INSTRUCTORS: "grace, kube:admin" });
    for (const user of ["grace", "kube:admin"]) {
      const { body } = await byName.browser().ask("GET", "/api/instructor/session", { user });
      expect(body).toEqual({ instructor: { name: user } });
    }
    expect(
      (await byName.browser().ask("GET", "/api/instructor/session", { user: "stranger" })).status,
    ).toBe(401);
    const byGroup = await openApp(oauth2Proxy(secret), {
      AUTH_HEADER_GROUPS: "X-Forwarded-Groups",
      INSTRUCTOR_GROUP: "teachers",
    });
    const as = (groups: string[]) =>
      byGroup.browser().ask("GET", "/api/instructor/session", { user: "hedy", groups });
    expect((await as(["a", "teachers"])).status).toBe(200);
    expect((await as(["a"])).status).toBe(401);
  });

  it("is nobody by another's cookie, or by the password, where names or groups say who is", async () => {
    const { browser } = await openApp(openshiftProxy(secret), { INSTRUCTORS: "grace" });
    const cookie = await instructorCookie(services, "Before");
    const shared = browser();
    shared.cookies.set("scrapelab_instructor", cookie.split("=")[1] ?? "");
    expect((await shared.ask("GET", "/api/instructor/session", { user: "eve" })).status).toBe(401);
    const json = { password: "p", name: "Eve" };
    const tried = await shared.ask("POST", "/api/instructor/session", { user: "eve", json });
    expect([tried.status, tried.body.code]).toEqual([403, "not-an-instructor"]);
  });

  it("has the password where nothing says who is", async () => {
    const { browser } = await openApp(openshiftProxy(secret), {});
    const own = browser();
    const json = { password: "p", name: "Grace" };
    expect((await own.ask("POST", "/api/instructor/session", { user: "eve", json })).status).toBe(
      201,
    );
    const signedIn = await own.ask("GET", "/api/instructor/session", { user: "eve" });
    expect(signedIn.body).toEqual({ instructor: { name: "Grace" } });
  });

  it("stays one when a new password ends all sessions", async () => {
    const { browser } = await openApp(openshiftProxy(secret), { INSTRUCTORS: "grace" });
    const own = browser();
    const { hash = "" } = (await services.store.instructors.password()) ?? {};
    await own.ask("GET", "/api/instructor/session", { user: "grace" });
    await services.store.instructors.keepPassword(hash);
    expect((await own.ask("GET", "/api/instructor/session", { user: "grace" })).status).toBe(200);
  });
});

describe("a synthetic learner", () => {
  const made = { name: "Preflight 1", as: "synthetic" };

  it("of an instructor is themselves through the proxy, and several are several", async () => {
    const { browser } = await openApp(openshiftProxy(secret), { INSTRUCTORS: "grace" });
    for (const name of ["Preflight 1", "Preflight 2"]) {
      const own = browser();
      const json = { ...made, name };
      const joined = await own.ask("POST", "/api/session", { user: "grace", json });
      expect(joined).toMatchObject({ status: 201, body: { learner: { name } } });
      const here = await own.ask("GET", "/api/session", { user: "grace" });
      expect(here.body).toEqual({ learner: joined.body.learner });
      const atGateway = "/sandbox/pushgateway/api/v1/metrics";
      expect((await own.ask("GET", atGateway)).status, "where the proxy names nobody").toBe(200);
      const gone = await own.ask("DELETE", "/api/session/data", { user: "grace" });
      expect(gone.status).toBe(204);
    }
    expect((await browser().ask("GET", "/api/session", { user: "grace" })).status).toBe(401);
  });

  it("of an instructor by the password is themselves, too", async () => {
    const { browser } = await openApp(openshiftProxy(secret), {});
    const own = browser();
    const json = { password: "p", name: "Grace" };
    await own.ask("POST", "/api/instructor/session", { user: "nora", json });
    const joined = await own.ask("POST", "/api/session", { user: "nora", json: made });
    expect(joined.body.learner.name).toMatch(/^Preflight 1/);
    const here = await own.ask("GET", "/api/session", { user: "nora" });
    expect(here.body).toEqual({ learner: joined.body.learner });
    own.cookies.delete("scrapelab_instructor");
    const without = await own.ask("GET", "/api/session", { user: "nora" });
    expect(without.status, "to nobody else").toBe(401);
  });

  it("is made by nobody else, and their session is nobody else's", async () => {
    const { browser } = await openApp(openshiftProxy(secret), { INSTRUCTORS: "grace" });
    const refused = await browser().ask("POST", "/api/session", { user: "eve", json: made });
    expect([refused.status, refused.body.code]).toEqual([403, "not-an-instructor"]);
    const own = browser();
    await own.ask("POST", "/api/session", { user: "grace", json: made });
    const stolen = browser();
    stolen.cookies.set("scrapelab_session", own.cookies.get("scrapelab_session") ?? "");
    expect((await stolen.ask("GET", "/api/session", { user: "eve" })).status).toBe(401);
  });
});

describe("a personal token", () => {
  it("passes where the proxy lets everybody at, and is none of the proxy's own", async () => {
    const { app, browser } = await openApp(openshiftProxy(secret), {});
    const own = browser();
    const { body } = await own.ask("POST", "/api/session", { user: "tess", json: {} });
    const { token } = await services.sessions.tokens.make(body.learner);
    const gateway = (headers: [string, string][]) =>
      own.ask("GET", "/sandbox/pushgateway/api/v1/metrics", { headers });
    own.cookies.clear();
    expect((await gateway([["authorization", `Bearer ${token}`]])).status).toBe(200);
    expect((await gateway([["authorization", "Bearer eyJhbGciOiJSUzI1NiJ9"]])).status).toBe(401);
    expect((await gateway([])).status).toBe(401);
    const idToken = openBrowser(app).ask("GET", "/sandbox/pushgateway/api/v1/metrics", {
      headers: [
        ["x-forwarded-user", "tess"],
        ["authorization", `Basic ${btoa(`tess:${secret}`)}`],
      ],
    });
    expect((await idToken).status, "the proxy's Basic is no token").toBe(200);
  });

  it("passes a sidecar's way for it, which takes user headers off there", async () => {
    const { browser } = await openApp(oauth2Proxy(null), { INSTRUCTORS: "grace" }, null);
    const own = browser();
    const { body } = await own.ask("POST", "/api/session", { user: "vera", json: {} });
    const { token } = await services.sessions.tokens.make(body.learner);
    own.cookies.clear();
    const headers: [string, string][] = [
      ["authorization", `Bearer ${token}`],
      ["x-forwarded-user", "grace"],
    ];
    const path = "/sandbox/pushgateway/api/v1/metrics";
    expect((await own.ask("GET", path, { headers })).status).toBe(200);
    expect((await own.ask("GET", "/api/instructor/session", { headers })).status).toBe(401);
  });

  it("of a user whose proxy passes its own token on, the user counts", async () => {
    const passesToken: Proxying = (headers, user) => [
      ...openshiftProxy(null)(headers, user),
      ...(user ? ([["authorization", "Bearer eyJhbGciOiJSUzI1NiJ9"]] as [string, string][]) : []),
    ];
    const { browser } = await openApp(passesToken, {}, null);
    const own = browser();
    await own.ask("POST", "/api/session", { user: "uma", json: {} });
    const asked = await own.ask("GET", "/sandbox/pushgateway/api/v1/metrics", { user: "uma" });
    expect(asked.status).toBe(200);
  });
});
