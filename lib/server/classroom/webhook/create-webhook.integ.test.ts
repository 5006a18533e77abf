import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished, vi } from "vitest";
import { openBoard } from "@/lib/server/classroom/testing/open-board";
import { createWebhook } from "./create-webhook";
import { signatureOf } from "./deliver";

const secret = "shared by both sides";

/** A server that takes what it is sent, but for the first `refused`. */
async function openReceiver(refused = 0) {
  const got: { headers: IncomingMessage["headers"]; body: string }[] = [];
  let left = refused;
  const url = await listenAt(async (request, response) => {
    const body = await text(request);
    left -= 1;
    if (left < 0) got.push({ headers: request.headers, body });
    response.writeHead(left < 0 ? 204 : 500).end();
  });
  return { got, url };
}

async function listenAt(onRequest: RequestListener): Promise<URL> {
  const server = createServer(onRequest);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => server.close().closeAllConnections());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return new URL(`http://127.0.0.1:${address.port}/hook`);
}

type Fixture = Awaited<ReturnType<typeof openBoard>>;

async function open(fixture: Fixture, url: URL, closeWithinMs = 60_000) {
  const webhook = createWebhook({
    ...fixture,
    target: { url, secret },
    onError: (error) => fixture.errors.push(error),
    ...{ firstWaitMs: 20, closeWithinMs },
  });
  onTestFinished(webhook.close);
  await until(async () => (await fixture.store.webhook.lastEventId()) !== null);
  return webhook;
}

const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 100_000, interval: 10 });

it("tells each pass and the end, signed, and again until it is taken", async () => {
  const fixture = await openBoard({ steps: 2 });
  const ada = await fixture.join("Ada");
  await fixture.events.append(fixture.tell.passed(ada, 1));
  const { got, url } = await openReceiver(3);
  await open(fixture, url);
  await fixture.events.append([...fixture.tell.passed(ada, 2)]);
  await until(() => got.length >= 2);
  const told = got.map(({ body }) => JSON.parse(body));
  expect(told.map(({ event, step }) => [event, step]).sort()).toEqual([
    ["finished", undefined],
    ["passed", "step-2"],
  ]);
  expect(told[0]).toMatchObject({
    learner: { name: "Ada", team: "ada" },
    workshop: { id: "first" },
  });
  for (const { headers, body } of got) {
    expect(headers["x-scrapelab-signature"]).toBe(signatureOf(body, secret));
    expect(headers["x-scrapelab-delivery"]).toBe(JSON.parse(body).id);
  }
  await until(() => got.length === 2);
  expect(fixture.errors).toEqual([]);
});

it("goes on after a restart where it was, and sends nothing twice", async () => {
  const fixture = await openBoard({ steps: 3 });
  const [ada, { got, url }] = [await fixture.join("Ada"), await openReceiver()];
  await (await open(fixture, url)).close();
  await fixture.events.append(fixture.tell.passed(ada, 1));
  const again = await open(fixture, url);
  await until(() => got.length === 1);
  await fixture.events.append(fixture.tell.passed(ada, 2));
  await until(() => got.length === 2);
  await again.close();
  await open(fixture, url);
  await fixture.events.append(fixture.tell.passed(ada, 3));
  await until(() => got.length === 4);
  expect(got.map(({ body }) => JSON.parse(body).step)).toEqual(
    expect.arrayContaining(["step-1", "step-2", "step-3", undefined]),
  );
});

it("is closed while the other side hangs, and sends again at the next start what was cut off", async () => {
  const fixture = await openBoard({ steps: 2 });
  const [ada, { got, url }] = [await fixture.join("Ada"), await openReceiver()];
  const asked: IncomingMessage[] = [];
  const hanging = await listenAt((request) => void asked.push(request));
  const webhook = await open(fixture, hanging, 1);
  await fixture.events.append(fixture.tell.passed(ada, 1));
  await until(() => asked.length === 1);
  await webhook.close();
  expect(await fixture.store.webhook.due(Date.now(), 10)).toMatchObject([{ tries: 0 }]);
  await open(fixture, url);
  await until(() => got.length === 1);
  expect(got[0]?.headers["x-scrapelab-delivery"]).toBe(asked[0]?.headers["x-scrapelab-delivery"]);
});

it("tells the passes of a workshop's last moments, after another has begun", async () => {
  const fixture = await openBoard({ steps: 2 });
  const [ada, { got, url }] = [await fixture.join("Ada"), await openReceiver()];
  await (await open(fixture, url)).close();
  await fixture.events.append(fixture.tell.passed(ada, 1));
  await fixture.store.workshops.begin({ name: "Second", labs: null, joinCode: null }, Date.now());
  const bob = await fixture.join("Bob");
  await fixture.events.append(fixture.tell.passed(bob, 2));
  await open(fixture, url);
  await until(() => got.length >= 2);
  const told = got.map(({ body }) => JSON.parse(body));
  expect(told.map(({ workshop, learner, step }) => [workshop.name, learner.name, step])).toEqual(
    expect.arrayContaining([
      [expect.any(String), "Ada", "step-1"],
      ["Second", "Bob", "step-2"],
    ]),
  );
  expect(fixture.errors).toEqual([]);
});
