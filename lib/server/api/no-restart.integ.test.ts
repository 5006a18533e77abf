import { expect, test } from "vitest";
import * as attempts from "@/app/api/sandbox/attempts/route";
import * as reset from "@/app/api/sandbox/reset/route";
import * as restart from "@/app/api/sandbox/restart-gateway/route";
import * as sandbox from "@/app/api/sandbox/route";
import * as session from "@/app/api/session/route";
import { withoutRestart } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { startOwnServers } from "@/lib/server/testing/own-test-servers";
import { callRoute } from "./testing/call-route";
import { openServices } from "./testing/open-services";

test("where the servers are not the app's to restart, it says so before and after", async ({
  onTestFinished,
}) => {
  const own = await startOwnServers();
  const services = await openServices({ sandboxes: withoutRestart(own.sandboxes) });
  onTestFinished(() => services.close());
  const joined = await callRoute(session.POST, { json: { name: "Ada" } });
  const cookie = joined.headers.get("set-cookie")?.split(";", 1).join() ?? "";
  const seen = await (await callRoute(sandbox.GET, { cookie })).json();
  expect(seen).toMatchObject({ state: "ready", canRestartGateway: false, canReset: false });
  for (const [route, title] of [
    [restart.POST, "The app can't restart this gateway."],
    [reset.POST, "The app can't reset this sandbox."],
  ] as const) {
    const refused = await callRoute(route, { cookie });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: "not-supported", title });
  }
  expect(await (await callRoute(attempts.GET, { cookie })).json()).toEqual({ attempts: [] });
});
