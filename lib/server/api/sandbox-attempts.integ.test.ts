import { afterAll, beforeAll, expect, it } from "vitest";
import * as attempts from "@/app/api/sandbox/attempts/route";
import * as request from "@/app/api/sandbox/request/route";
import * as restart from "@/app/api/sandbox/restart-gateway/route";
import * as session from "@/app/api/session/route";
import { sandboxAttemptsSchema } from "@/lib/contract/sandbox-attempts";
import type { Services } from "@/lib/server/service-table";
import { callRoute } from "./testing/call-route";
import { openServices } from "./testing/open-services";

let services: Services;
beforeAll(async () => {
  services = await openServices();
});
afterAll(() => services.close());

async function join(name: string): Promise<string> {
  const joined = await callRoute(session.POST, { json: { name } });
  return joined.headers.get("set-cookie")?.split(";", 1).join() ?? "";
}

async function listed(cookie: string) {
  const answer = await callRoute(attempts.GET, { cookie });
  expect(answer.status).toBe(200);
  return sandboxAttemptsSchema.parse(await answer.json()).attempts;
}

it("tells what was done to the own gateway, oldest first, and what came of it", async () => {
  const [ada, bob] = [await join("Ada"), await join("Bob")];
  const path = "/metrics/job/a";
  const send = (method: string, body: string) =>
    callRoute(request.POST, { cookie: ada, json: { method, path, body } });
  await send("PUT", "m 1\n");
  await send("POST", "no newline");
  await send("DELETE", "");
  await callRoute(restart.POST, { cookie: ada });
  expect((await listed(ada)).map(({ kind, method, status }) => [kind, method, status])).toEqual([
    ["put", "PUT", 200],
    ["none", "POST", 400],
    ["delete", "DELETE", 202],
    ["restart", expect.any(String), expect.any(Number)],
  ]);
  expect(await listed(bob)).toEqual([]);
});

it("tells nobody who has not joined", async () => {
  expect((await callRoute(attempts.GET, {})).status).toBe(401);
});
