import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sealData } from "iron-session";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Store } from "@/lib/server/store/store";
import { newDataDir, openStore } from "@/lib/server/store/testing/open-store";
import { createSessions } from "./create-sessions";
import { loadSessionSecret } from "./session-secret";

const secret = "a-secret-of-more-than-32-characters";
let store: Store;

beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());
afterEach(() => vi.useRealTimers());

const sessionsWith = (over: { secret?: string; isSecure?: boolean } = {}) =>
  createSessions({ store, secret, isSecure: false, ...over });
const cookieOf = (setCookie: string) => setCookie.split(";", 1).join("");

it("knows a learner by the cookie, also after a restart", async () => {
  const { learner, setCookie } = await sessionsWith().join("Ada");
  expect(setCookie).toMatch(
    /^scrapelab_session=\S+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
  );
  const cookie = `theme=dark; ${cookieOf(setCookie)}; other=1`;
  const restarted = sessionsWith();
  expect(await restarted.learnerOf(cookie)).toEqual(learner);
  expect(await restarted.learnerOf(cookie)).toEqual(learner);
});

it("marks the cookie Secure when browsers come by https", async () => {
  const sessions = sessionsWith({ isSecure: true });
  const { setCookie } = await sessions.join("Ada");
  expect(setCookie).toMatch(/^__Host-scrapelab_session=\S+; .*; Secure$/);
  expect(sessions.signOut()).toEqual([
    expect.stringMatching(/^__Host-scrapelab_session=; .*Max-Age=0;.*; Secure$/),
    expect.stringMatching(/^scrapelab_session=; .*Max-Age=0;.*; Secure$/),
  ]);
});

it("takes no cookie that is missing, empty, forged, truncated or too long", async () => {
  const { setCookie } = await sessionsWith().join("Ada");
  const cookie = cookieOf(setCookie);
  const sessions = sessionsWith();
  for (const bad of [
    undefined,
    "",
    "other=1",
    "scrapelab_session",
    "scrapelab_session=",
    "scrapelab_session=forged",
    "scrapelab_session=Fe26.2*1*a*b*c*d*e*f*g*h~2",
    cookie.slice(0, -10),
    `${cookie.slice(0, 60)}x${cookie.slice(61)}`,
    `${cookie}${"x".repeat(5000)}`,
    `x${cookie}`,
  ]) {
    expect(await sessions.learnerOf(bad), bad).toBeNull();
  }
});

it("ignores a cookie of its name that does not unseal", async () => {
  const { learner, setCookie } = await sessionsWith().join("Ada");
  const cookie = cookieOf(setCookie);
  const cut = cookie.slice(0, -10);
  for (const header of [
    `scrapelab_session=other; ${cookie}`,
    `${cookie}; ${cut}`,
    `${cut}; ${cookie}`,
  ]) {
    const sessions = sessionsWith();
    expect(await sessions.learnerOf(header)).toEqual(learner);
    expect(await sessions.learnerOf(header)).toEqual(learner);
  }
});

it("counts neither of two cookies of different learners, and either of two of the same", async () => {
  const sessions = sessionsWith();
  const [ada, bob] = [await sessions.join("Ada"), await sessions.join("Bob")];
  const both = `${cookieOf(ada.setCookie)}; ${cookieOf(bob.setCookie)}`;
  expect(await sessions.learnerOf(both)).toBeNull();
  const expiresAtMs = Date.now() + 60_000;
  const seal = await sealData({ learnerId: ada.learner.id, expiresAtMs }, { password: secret });
  const twice = `${cookieOf(ada.setCookie)}; scrapelab_session=${seal}`;
  expect(await sessions.learnerOf(twice)).toEqual(ada.learner);
});

it("takes the name that no other host can set before the plain one under https", async () => {
  const [plain, secure] = [sessionsWith(), sessionsWith({ isSecure: true })];
  const [ada, bob] = [await plain.join("Ada"), await secure.join("Bob")];
  expect(await secure.learnerOf(cookieOf(ada.setCookie))).toEqual(ada.learner);
  const both = `${cookieOf(ada.setCookie)}; ${cookieOf(bob.setCookie)}`;
  expect(await secure.learnerOf(both)).toEqual(bob.learner);
  const forged = `${cookieOf(ada.setCookie)}; __Host-scrapelab_session=Fe26.2*forged`;
  expect(await secure.learnerOf(forged)).toEqual(ada.learner);
});

it("ends one session at once, also after a restart, and leaves the others", async () => {
  const sessions = sessionsWith();
  const { learner, setCookie } = await sessions.join("Ada");
  const cookie = cookieOf(setCookie);
  const session = await sessions.sessionOf(cookie);
  const expiresAtMs = Date.now() + 60_000;
  const seal = await sealData({ learnerId: learner.id, expiresAtMs }, { password: secret });
  const elsewhere = `scrapelab_session=${seal}`;
  let isTold = false;
  if (session) {
    sessions.attend(session, () => {
      isTold = true;
    });
  }
  await sessions.end(session?.id ?? "");
  expect(isTold).toBe(true);
  for (const each of [sessions, sessionsWith()]) {
    expect(await each.learnerOf(cookie)).toBeNull();
    expect(await each.sandboxAccess({ cookie })).toMatchObject({
      error: { kind: "not-signed-in" },
    });
    expect(await each.learnerOf(elsewhere)).toEqual(learner);
  }
});

it("does not keep a session that ends while it is being looked up", async () => {
  const { setCookie } = await sessionsWith().join("Ada");
  const cookie = cookieOf(setCookie);
  const slow = sessionsWith();
  const session = await sessionsWith().sessionOf(cookie);
  const looking = slow.sessionOf(cookie);
  await slow.end(session?.id ?? "");
  await looking;
  expect(await slow.sessionOf(cookie)).toBeNull();
});

it("takes a cookie from before sessions had an id, and can end it", async () => {
  const learner = await store.learners.add("Ada");
  const expiresAtMs = Date.now() + 60_000;
  const seal = await sealData({ learnerId: learner.id, expiresAtMs }, { password: secret });
  const cookie = `scrapelab_session=${seal}`;
  const sessions = sessionsWith();
  const session = await sessions.sessionOf(cookie);
  expect(session).toMatchObject({ learner, endsAtMs: expiresAtMs });
  await sessions.end(session?.id ?? "");
  expect(await sessions.sessionOf(cookie)).toBeNull();
  expect(await sessionsWith().sessionOf(cookie)).toBeNull();
});

it("ends all sessions of a learner, and of nobody else", async () => {
  const sessions = sessionsWith();
  const [ada, bob] = [await sessions.join("Ada"), await sessions.join("Bob")];
  const expiresAtMs = Date.now() + 60_000;
  const seal = await sealData({ learnerId: ada.learner.id, expiresAtMs }, { password: secret });
  const cookies = [cookieOf(ada.setCookie), `scrapelab_session=${seal}`];
  for (const cookie of cookies) expect(await sessions.learnerOf(cookie)).toEqual(ada.learner);
  await sessions.endAll(ada.learner.id);
  for (const cookie of cookies) expect(await sessions.learnerOf(cookie)).toBeNull();
  expect(await sessions.learnerOf(cookieOf(bob.setCookie))).toEqual(bob.learner);
});

it("takes no cookie that was sealed with another secret", async () => {
  const { setCookie } = await sessionsWith({ secret: "b".repeat(40) }).join("Ada");
  expect(await sessionsWith().learnerOf(cookieOf(setCookie))).toBeNull();
});

it("takes no cookie of an unknown learner, nor one with other data", async () => {
  const expiresAtMs = Date.now() + 60_000;
  for (const data of [{ learnerId: "nobody", expiresAtMs }, { learnerId: 7 }, "text", null]) {
    const seal = await sealData(data, { password: secret });
    expect(await sessionsWith().learnerOf(`scrapelab_session=${seal}`)).toBeNull();
  }
});

it("forgets a session after 30 days, even one that it keeps unsealed", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const sessions = sessionsWith();
  const { learner, setCookie } = await sessions.join("Ada");
  const cookie = cookieOf(setCookie);
  const day = 24 * 60 * 60 * 1000;
  vi.setSystemTime(Date.now() + 29 * day);
  expect(await sessions.learnerOf(cookie)).toEqual(learner);
  vi.setSystemTime(Date.now() + 2 * day);
  expect(await sessions.learnerOf(cookie)).toBeNull();
  expect(await sessionsWith().learnerOf(cookie)).toBeNull();
});

it("keeps nobody out because it cannot be kept that they were there", async () => {
  const seen = () => Promise.reject(new Error("database is locked"));
  const failing = { ...store, sessions: { ...store.sessions, seen } };
  const { learner, setCookie } = await sessionsWith().join("Ada");
  const sessions = createSessions({ store: failing, secret, isSecure: false });
  expect(await sessions.learnerOf(cookieOf(setCookie))).toEqual(learner);
});

it("makes a secret once and keeps it for its owner alone", () => {
  const dataDir = newDataDir();
  const first = loadSessionSecret(dataDir, null);
  expect(first.ok && first.value.length).toBeGreaterThanOrEqual(32);
  expect(loadSessionSecret(dataDir, null)).toEqual(first);
  expect(statSync(join(dataDir, "session-secret")).mode & 0o777).toBe(0o600);
  expect(loadSessionSecret(dataDir, secret)).toEqual({ ok: true, value: secret });
});

it("says in one line why there can be no secret", () => {
  const dataDir = newDataDir();
  writeFileSync(join(dataDir, "session-secret"), "short");
  const short = loadSessionSecret(dataDir, null);
  expect(short.ok ? "" : short.error.message).toContain("less than 32 characters");
  const under = loadSessionSecret(join(dataDir, "session-secret", "below"), null);
  expect(under.ok ? "" : under.error.message).toMatch(/^The session secret cannot be kept in .*$/);
});
