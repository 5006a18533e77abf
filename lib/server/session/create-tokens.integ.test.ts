import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { newDataDir, openStore } from "@/lib/server/store/testing/open-store";
import { createSessions } from "./create-sessions";
import { readBearer } from "./create-tokens";

const secret = "a-secret-of-more-than-32-characters";
afterEach(() => vi.useRealTimers());

async function open(dataDir = newDataDir()) {
  const store = await openStore(dataDir);
  const sessions = createSessions({ store, secret, isSecure: false });
  const learnerOf = async (token: string) =>
    (await sessions.tokens.accessOf(token))?.learner ?? null;
  return { dataDir, store, sessions, tokens: sessions.tokens, learnerOf };
}

it("knows a learner by the token, also after a restart, and keeps its hash alone", async () => {
  const { dataDir, store, sessions } = await open();
  const { learner } = await sessions.join("Ada");
  const { token, madeAtMs, endsAtMs } = await sessions.tokens.make(learner);
  expect(token).toMatch(/^scrapelab_[\w-]{43}$/);
  await store.close();
  const again = await open(dataDir);
  expect(await again.learnerOf(token)).toEqual(learner);
  expect(await again.tokens.lifeOf(learner)).toEqual({ madeAtMs, endsAtMs });
  await again.store.close();
  const files = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), "latin1"));
  expect(files.join("")).toContain(learner.id);
  expect(files.join("")).not.toContain(token.slice(10));
});

it("takes no token that was replaced, revoked, never made or cut", async () => {
  const { store, sessions, tokens, learnerOf } = await open();
  const [{ learner: ada }, { learner: bob }] = [
    await sessions.join("Ada"),
    await sessions.join("B"),
  ];
  const first = await tokens.make(ada);
  const bobs = await tokens.make(bob);
  const second = await tokens.make(ada);
  expect(await learnerOf(first.token)).toBeNull();
  for (const bad of ["", "x", second.token.slice(0, -1), `${second.token}x`, "a".repeat(100_000)]) {
    expect(await learnerOf(bad)).toBeNull();
  }
  expect(await learnerOf(second.token)).toEqual(ada);
  await tokens.revoke(ada);
  expect(await learnerOf(second.token)).toBeNull();
  expect(await tokens.lifeOf(ada)).toBeNull();
  expect(await learnerOf(bobs.token)).toEqual(bob);
  await store.close();
});

it("ends a token after 30 days", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const { store, sessions, tokens, learnerOf } = await open();
  const { learner } = await sessions.join("Ada");
  const { token } = await tokens.make(learner);
  const day = 24 * 60 * 60 * 1000;
  vi.setSystemTime(Date.now() + 29 * day);
  expect(await learnerOf(token)).toEqual(learner);
  vi.setSystemTime(Date.now() + day);
  expect(await learnerOf(token)).toBeNull();
  expect(await tokens.lifeOf(learner)).toBeNull();
  await store.close();
});

it("does not fall back to the cookie where there is a token", async () => {
  const { store, sessions, tokens } = await open();
  const { learner, setCookie } = await sessions.join("Ada");
  const cookie = setCookie.split(";", 1).join("");
  const { token } = await tokens.make(learner);
  const owner = (authorization?: string) => sessions.sandboxOwner({ authorization, cookie });
  expect(await owner(`Bearer ${token}`)).toEqual({ ok: true, value: learner });
  expect(await owner(`bearer  ${token} `)).toEqual({ ok: true, value: learner });
  for (const [bad, why] of [
    ["Bearer", "empty"],
    ["Bearer ", "empty"],
    ["Bearer paste your token here", "other-text"],
    ["Bearer scrapelab_x", "unknown"],
  ]) {
    expect(await owner(bad)).toEqual({ ok: false, error: { kind: "token-not-valid", why } });
  }
  // A proxy before the app may have a sign-in of its own.
  expect(await owner("Basic YTpi")).toEqual({ ok: true, value: learner });
  expect(await owner()).toEqual({ ok: true, value: learner });
  const nobody = await sessions.sandboxOwner({});
  expect(nobody).toEqual({ ok: false, error: { kind: "not-signed-in" } });
  await store.close();
});

it("reads the scheme in any case", () => {
  expect(readBearer("BEARER abc")).toBe("abc");
  expect(readBearer("Bearerabc")).toBeNull();
  expect(readBearer(undefined)).toBeNull();
});
