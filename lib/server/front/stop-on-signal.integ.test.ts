import { execa } from "execa";
import { expect, test } from "vitest";

/** A program that keeps every answer open; `close` is what it does last. */
function startProgram(close: string) {
  const program = `
    import { createServer } from "node:http";
    import { stopOnSignal } from "./lib/server/front/stop-on-signal.ts";
    const server = createServer((_request, response) => response.write("live"));
    stopOnSignal([server], ${close});
    server.listen(0, "127.0.0.1", () => console.log(server.address().port));
  `;
  const child = execa(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", program],
    { reject: false },
  );
  const lines = child.iterable();
  return { child, nextLine: async () => (await lines.next()).value };
}

test("a signal ends live streams, closes what is behind and exits with 0", async () => {
  const { child, nextLine } = startProgram('async () => console.log("closed")');
  const stream = await fetch(`http://127.0.0.1:${await nextLine()}`);
  const text = stream.text().catch(() => "cut off");
  child.kill("SIGTERM");
  expect(await nextLine()).toBe("closed");
  expect(await text).toBe("cut off");
  expect((await child).exitCode).toBe(0);
});

test("a second signal exits at once", async () => {
  const { child, nextLine } = startProgram(
    '() => { console.log("closing"); return new Promise((resolve) => setTimeout(resolve, 60_000)); }',
  );
  await nextLine();
  child.kill("SIGINT");
  expect(await nextLine()).toBe("closing");
  child.kill("SIGINT");
  expect((await child).exitCode).toBe(130);
});
