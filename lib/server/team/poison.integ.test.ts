import { expect } from "vitest";
import { groupPath } from "@/lib/domain/pushgateway/grouping-key";
import { test } from "@/lib/server/testing/side-by-side";
import { openClass, openPage, send, until } from "./testing/open-class";

const files = "files 4\n";

for (const [what, path, repair] of [
  [
    "an empty label value",
    "/metrics/job/backup/instance/",
    groupPath({ job: "backup", instance: "" }),
  ],
  [
    "a value that is no UTF-8",
    "/metrics/job/backup/instance/a%ff%2520b",
    "/metrics/job/backup/instance/a%ff%2520b",
  ],
  ["a job that is no UTF-8", "/metrics/job/%fe", "/metrics/job/%fe"],
] as const) {
  test(`${what} poisons the gateway, and the one DELETE that is told repairs it`, async () => {
    const fixture = await openClass();
    const ada = await fixture.join("Ada");
    const page = openPage(fixture, ada);
    await send(fixture, ada, { body: "other 1\n" });
    expect(await send(fixture, ada, { path, body: files })).toBe(400);
    await page.untilTold("push", "gateway-poisoned");
    // A look during the push may find the gateway poisoned and not yet the group.
    await until(() => page.verdictsOf("push").at(-1)?.diagnosis?.params.path !== null);
    const { diagnosis, rungs } = page.verdictsOf("push").at(-1) ?? {};
    expect(diagnosis?.params).toMatchObject({ method: "DELETE", path: repair });
    expect(diagnosis?.message).toContain(`\`${diagnosis?.params.label}\``);
    expect(rungs?.find(({ state }) => state === "broken")?.evidence).toContain("500");
    // Whatever is pushed meanwhile is refused, and the poison goes on being what is told.
    expect(await send(fixture, ada, { method: "POST", body: files })).toBe(400);
    await until(() => page.sandbox().at(-1)?.expositionStatus === 500);
    expect(page.codes("push").at(-1)).toBe("gateway-poisoned");

    const told = String(diagnosis?.params.path);
    expect(await send(fixture, ada, { method: "DELETE", path: told })).toBe(202);
    await until(() => page.sandbox().at(-1)?.expositionStatus === 200);
    expect(
      page
        .sandbox()
        .at(-1)
        ?.groups.map(({ labels }) => labels),
    ).toEqual([{ job: "backup" }]);
    expect(await send(fixture, ada, { method: "POST", body: files })).toBe(200);
    await page.untilTold("push", "passed");
  });
}
