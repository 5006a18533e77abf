import { execa } from "execa";
import { expect, vi } from "vitest";
import { test } from "@/lib/server/testing/side-by-side";

/** A program whose answers end when it is told to stop, but for those to `/push`, which end by a line on stdin. */
function startProgram({ close = 'async () => say("closed")', noticeMs = 0 } = {}) {
  const program = `
    import { createServer } from "node:http";
    import { watchAnswers } from "./lib/server/front/answers-under-way.ts";
    import { stopOnSignal } from "./lib/server/front/stop-on-signal.ts";
    const say = console.log;
    const stopping = new AbortController();
    const server = createServer(({ url }, response) => {
      if (url === "/") return response.end();
      response.write(url);
      if (url === "/push") return process.stdin.once("data", () => response.end(" taken"));
      stopping.signal.addEventListener("abort", () => response.end(" told"));
    });
    const opsServer = createServer((_request, response) => response.end(String(stopping.signal.aborted)));
    const underWay = watchAnswers([server]);
    const close = ${close};
    stopOnSignal({ servers: [server], underWay, opsServer, stopping, noticeMs: ${noticeMs}, close });
    const portOf = (each) => new Promise((resolve) =>
      each.listen(0, "127.0.0.1", () => resolve(each.address().port)));
    stopping.signal.addEventListener("abort", () => say("stopping"));
    say(JSON.stringify([await portOf(server), await portOf(opsServer)]));
  `;
  const child = execa(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", program],
    { reject: false },
  );
  const lines = child.iterable();
  const nextLine = async () => String((await lines.next()).value);
  const addresses = nextLine().then((line) => {
    const [port, opsPort]: number[] = JSON.parse(line);
    return { app: `http://127.0.0.1:${port}`, ops: `http://127.0.0.1:${opsPort}` };
  });
  return { child, nextLine, addresses };
}

test("a signal ends live streams, lets a push end, closes what is behind and exits with 0", async () => {
  const { child, nextLine, addresses } = startProgram();
  const { app, ops } = await addresses;
  const stream = await fetch(`${app}/events`);
  const push = await fetch(`${app}/push`);
  const text = stream.text();
  child.kill("SIGTERM");
  expect(await nextLine()).toBe("stopping");
  expect(await text).toBe("/events told");
  await vi.waitUntil(
    () =>
      fetch(app).then(
        () => false,
        () => true,
      ),
    { timeout: 60_000 },
  );
  expect(await (await fetch(ops)).text()).toBe("true");
  child.stdin.write("end\n");
  expect(await push.text()).toBe("/push taken");
  expect(await nextLine()).toBe("closed");
  expect((await child).exitCode).toBe(0);
});

test("after SIGTERM it goes on to answer until others have heard that it is not ready", async () => {
  const { child, nextLine, addresses } = startProgram({ noticeMs: 600_000 });
  const { app, ops } = await addresses;
  child.kill("SIGTERM");
  expect(await nextLine()).toBe("stopping");
  expect(await (await fetch(ops)).text()).toBe("true");
  expect((await fetch(`${app}/`)).status).toBe(200);
  child.kill("SIGKILL");
  await child;
});

test("a second signal exits at once", async () => {
  const { child, nextLine, addresses } = startProgram({
    close: '() => { say("closing"); return new Promise((end) => setTimeout(end, 60_000)); }',
  });
  await addresses;
  child.kill("SIGINT");
  expect(await nextLine()).toBe("stopping");
  expect(await nextLine()).toBe("closing");
  child.kill("SIGINT");
  expect((await child).exitCode).toBe(130);
});

test("what is behind has what answers have left of 18 s to close", async () => {
  const { child, nextLine, addresses } = startProgram({
    noticeMs: 1,
    close: 'async (withinMs) => say("in time: " + (withinMs >= 0 && withinMs < 18_000))',
  });
  await addresses;
  child.kill("SIGTERM");
  expect(await nextLine()).toBe("stopping");
  expect(await nextLine()).toBe("in time: true");
  expect((await child).exitCode).toBe(0);
});

test("before there is anything to close, a signal ends the process, by the process itself", async () => {
  const program = `
    import { exitOnSignal } from "./lib/server/front/stop-on-signal.ts";
    const stopExiting = exitOnSignal();
    if (process.argv[1] === "stop") stopExiting();
    setInterval(() => {}, 1000);
    process.kill(process.pid, "SIGTERM");
  `;
  const run = (...args: string[]) =>
    execa(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", program, "--", ...args],
      { reject: false },
    );
  expect(await run()).toMatchObject({ exitCode: 143 });
  expect(await run("stop")).toMatchObject({ signal: "SIGTERM" });
});
