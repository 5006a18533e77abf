import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { DELETE, GET, POST } from "@/app/api/instructor/session/route";
import { instructorSessionSchema } from "@/lib/contract/classroom/instructor-session";
import { ensurePassword } from "@/lib/server/classroom/instructors/first-password";
import { hashPassword } from "@/lib/server/classroom/instructors/password-hash";
import { openStore } from "@/lib/server/store/testing/open-store";
import { callRoute } from "./testing/call-route";
import { openServices, type TestServices } from "./testing/open-services";

let services: TestServices;
let password: string;

beforeAll(async () => {
  services = await openServices();
  await keep("a first password");
});
afterAll(() => services.close());

/** A hash that is quickly made is quickly compared. */
async function keep(newPassword: string) {
  password = newPassword;
  const hash = await hashPassword(password, { N: 2, r: 1, p: 1 });
  await services.store.instructors.keepPassword(hash);
}

const from = (address: string) => ({ "x-scrapelab-address": address });
const cookieOf = (response: Response) =>
  (response.headers.get("set-cookie") ?? "").split(";", 1).join();

async function signIn(name?: string, address = "10.0.0.1") {
  const response = await callRoute(POST, { json: { password, name }, headers: from(address) });
  expect(response.status).toBe(201);
  const { instructor } = instructorSessionSchema.parse(await response.json());
  return { name: instructor.name, cookie: cookieOf(response) };
}

const statusOf = async (cookie: string) => (await callRoute(GET, { cookie })).status;

it("makes a password once, and keeps no more of it than its hash", async () => {
  const store = await openStore();
  const made = await ensurePassword(store, null);
  expect(made).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  expect(await ensurePassword(store, null)).toBeNull();
  expect(JSON.stringify(await store.instructors.password())).not.toContain(made);
  await store.close();
});

it("signs in with the password and a name, or gives one, in a cookie that scripts do not see", async () => {
  const response = await callRoute(POST, { json: { password, name: "Grace" } });
  expect(response.headers.get("set-cookie")).toMatch(
    /^scrapelab_instructor=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
  );
  const named = await callRoute(GET, { cookie: cookieOf(response) });
  expect(await named.json()).toEqual({ instructor: { name: "Grace" } });
  const [first, second] = [await signIn(), await signIn()];
  expect([first.name, second.name]).toEqual(["Instructor 1", "Instructor 2"]);
});

it("ends one session at once, with what is open because of it, and leaves the others", async () => {
  const [ours, other] = [await signIn(), await signIn()];
  const instructor = await services.classroom.instructors.instructorOf(ours.cookie);
  const ended = new Promise<void>((resolve) => {
    if (instructor) services.classroom.instructors.attend(instructor, resolve);
  });
  const out = await callRoute(DELETE, { cookie: ours.cookie });
  expect(out.status).toBe(204);
  expect(out.headers.get("set-cookie")).toMatch(/^scrapelab_instructor=; .*Max-Age=0/);
  await ended;
  expect(await statusOf(ours.cookie)).toBe(401);
  expect(await statusOf(other.cookie)).toBe(200);
});

it("answers 401 without a cookie and to a forged one, and 403 to a learner's alone", async () => {
  const { setCookie } = await services.sessions.join("Ada");
  const learner = setCookie.split(";", 1).join();
  const { cookie } = await signIn();
  expect(await statusOf("")).toBe(401);
  for (const forged of [
    `${"A".repeat(43)}`,
    "",
    "Fe26.2*x",
    cookie.slice(21, -1),
    "x".repeat(5000),
  ]) {
    expect(await statusOf(`scrapelab_instructor=${forged}`)).toBe(401);
  }
  expect(await statusOf(learner)).toBe(403);
  expect(await statusOf(`${learner}; ${cookie}`)).toBe(200);
  expect(await statusOf(`scrapelab_instructor=forged; ${cookie}`)).toBe(200);
});

it("takes no cookie that is older than twelve hours, nor one that somebody kept from before signing out", async () => {
  const [old, kept] = [await signIn(), await signIn()];
  expect((await callRoute(DELETE, { cookie: kept.cookie })).status).toBe(204);
  expect(await statusOf(kept.cookie)).toBe(401);
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    vi.setSystemTime(Date.now() + 12 * 60 * 60 * 1000 - 60_000);
    expect(await statusOf(old.cookie)).toBe(200);
    vi.setSystemTime(Date.now() + 2 * 60_000);
    expect(await statusOf(old.cookie)).toBe(401);
  } finally {
    vi.useRealTimers();
  }
});

it("answers wrong passwords alike, and after ten of them from one address 429", async () => {
  const wrong = async (given: string) => {
    const headers = from("10.0.0.66");
    const response = await callRoute(POST, { json: { password: given }, headers });
    const { code, title } = await response.json();
    return { status: response.status, code, title, wait: response.headers.get("retry-after") };
  };
  const first = await wrong("");
  expect(first).toMatchObject({ status: 401, code: "wrong-password", wait: null });
  for (const given of [`${password} `, password.slice(1), "p".repeat(1000)]) {
    expect(await wrong(given)).toEqual(first);
  }
  for (let n = 0; n < 6; n += 1) expect(await wrong("guess")).toEqual(first);
  const refused = await wrong(password);
  expect(refused).toMatchObject({ status: 429, code: "too-many-tries" });
  expect(Number(refused.wait)).toBeGreaterThan(0);
  await signIn(undefined, "10.0.0.1");
});

it("ends every session when the password changes, also those that are open, by another process too", async () => {
  const { cookie } = await signIn();
  const instructor = await services.classroom.instructors.instructorOf(cookie);
  const ended = new Promise<void>((resolve) => {
    if (instructor) services.classroom.instructors.attend(instructor, resolve);
  });
  const before = password;
  await keep("a second password");
  expect(await statusOf(cookie)).toBe(401);
  await ended;
  const old = await callRoute(POST, { json: { password: before }, headers: from("10.0.0.2") });
  expect(old.status).toBe(401);
  await signIn();
});

it("takes a password that is given at the start, and leaves sessions where it is the same", async () => {
  password = "a given password";
  await ensurePassword(services.store, password);
  const { cookie } = await signIn();
  await ensurePassword(services.store, password);
  expect(await statusOf(cookie)).toBe(200);
  await ensurePassword(services.store, "another one");
  expect(await statusOf(cookie)).toBe(401);
});
