import { globSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RouteHandler } from "@/lib/server/api/route";
import { callRoute } from "@/lib/server/api/testing/call-route";
import { joinAs, signIn } from "@/lib/server/api/testing/instructor-calls";
import { openServices, type TestServices } from "@/lib/server/api/testing/open-services";

let services: TestServices;
beforeAll(async () => {
  services = await openServices();
});
afterAll(() => services.close());

const routes = globSync("app/api/instructor/**/route.ts").map((file) => [file] as const);
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
/** Signing in and out is for everybody. */
const isOpen = (file: string, method: string) =>
  file === "app/api/instructor/session/route.ts" && method !== "GET";

async function statusesOf(file: string, cookie: string | undefined, id: string) {
  const handlers: Partial<Record<string, RouteHandler>> = await import(resolve(file));
  const called = methods.filter((method) => !isOpen(file, method));
  const statuses = called.map(async (method) => {
    const call = { json: {}, params: { id }, ...(cookie === undefined ? {} : { cookie }) };
    const handler = handlers[method];
    return handler ? (await callRoute(handler, call)).status : 405;
  });
  // A method that a route does not have tells nobody anything.
  return new Set((await Promise.all(statuses)).filter((status) => status !== 405));
}

it("knows all of the instructors' routes", () => {
  expect(routes.length).toBeGreaterThan(15);
});

it.each(routes)("leaves %s to instructors", async (file) => {
  const [learner, other] = [await joinAs("Ada"), await joinAs("Bob")];
  const theirs = await signIn(services);
  const forged = `${theirs.slice(0, -1)}${theirs.endsWith("A") ? "B" : "A"}`;
  const asLearner = learner.cookie.replace(/^[^=]+=/, "scrapelab_instructor=");
  const { id } = other.learner;
  expect(await statusesOf(file, undefined, id)).toEqual(new Set([401]));
  for (const cookie of [forged, asLearner]) {
    expect(await statusesOf(file, cookie, id)).toEqual(new Set([401]));
  }
  for (const cookie of [learner.cookie, `${learner.cookie}; ${forged}`]) {
    expect(await statusesOf(file, cookie, id)).toEqual(new Set([403]));
  }
});
