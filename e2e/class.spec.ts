import { request as send } from "node:http";
import { networkInterfaces } from "node:os";
import type { BrowserContext, Page, Request } from "@playwright/test";
import { expect, testInClass } from "./fixtures";
import { expectPassed, openStep } from "./lab-page";

const training = "/metrics/job/prometheus_training";
const labsCompleted = "prometheus_training_labs_completed_total 4\n";

/** Pushes past the page's own parts; only the browser knows the way to the name of the class. */
async function pushFrom(page: Page, path: string, body: string): Promise<void> {
  const status = await page.evaluate(
    async ([path, body]) =>
      (await fetch(`/sandbox/pushgateway${path}`, { method: "POST", body })).status,
    [path, body] as const,
  );
  expect(status).toBe(200);
}

/** The event streams that are open in the tabs of a browser. */
function countStreams(context: BrowserContext): () => number {
  const open = new Set<Request>();
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/events") open.add(request);
  });
  context.on("requestfinished", (request) => open.delete(request));
  context.on("requestfailed", (request) => open.delete(request));
  return () => [...open].filter((request) => !request.frame().page().isClosed()).length;
}

/** The status that the app answers to this `Host`. */
function statusFor(port: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    send({ host: "127.0.0.1", port, path: "/healthz", headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

async function expectOwnAddressesAlone(port: string): Promise<void> {
  const own = Object.values(networkInterfaces()).flatMap((each = []) => each);
  for (const { address, family } of own) {
    const host = family === "IPv6" ? `[${address}]` : address;
    expect(await statusFor(port, `${host}:${port}`), host).toBe(200);
  }
  expect(await statusFor(port, "evil.example"), "a foreign name").toBe(421);
}

testInClass(
  "every address of this machine and no other leads there, three tabs share one event stream, and go on without the tab that held it",
  async ({ app, joined: leader, context }) => {
    await expectOwnAddressesAlone(app.port);
    const openStreams = countStreams(context);
    // Without an editor, which is long to load three times. Once the first is gone, one of two has to give way.
    await openStep(leader, "first-push", "gateway");
    const others: Page[] = [];
    for (let i = 0; i < 2; i++) {
      const tab = await context.newPage();
      await openStep(tab, "first-push", "gateway");
      others.push(tab);
    }
    await pushFrom(leader, training, labsCompleted);
    for (const tab of [leader, ...others]) await expectPassed(tab, "first-push");
    expect(openStreams(), "open event streams").toBe(1);

    await leader.close();
    const [writer, ...readers] = others;
    if (!writer) throw new Error("no tab is left");
    await expect.poll(openStreams, { message: "open event streams" }).toBe(1);
    await pushFrom(
      writer,
      `${training}/instance/myinstance`,
      "# TYPE some_metric_total counter\nsome_metric_total 42\n",
    );
    for (const tab of [writer, ...readers]) await expectPassed(tab, "grouping-key");
    expect(openStreams(), "open event streams").toBe(1);
  },
);
