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
  expect(setCookie).toMatch(/; Secure$/);
  expect(sessions.signOut()).toMatch(/^scrapelab_session=; .*Max-Age=0;.*; Secure$/);
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
    `scrapelab_session=other; ${cookie}`,
    "scrapelab_session=Fe26.2*1*a*b*c*d*e*f*g*h~2",
    cookie.slice(0, -10),
    `${cookie.slice(0, 60)}x${cookie.slice(61)}`,
    `${cookie}${"x".repeat(5000)}`,
    `x${cookie}`,
  ]) {
    expect(await sessions.learnerOf(bad), bad).toBeNull();
  }
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
