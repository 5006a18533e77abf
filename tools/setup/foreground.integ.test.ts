import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "scrapelab-foreground-"));
const setup = join(process.cwd(), "tools", "setup");

/** Stands for the server: says when it runs, and ends with 7 when asked to stop. */
const server = join(folder, "server.mjs");
writeFileSync(
  server,
  `for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
    console.log(signal);
    process.exit(7);
  });
  setInterval(() => {}, 1000);
  console.log("ready");`,
);

/** Stands for `npm start`. */
const script = join(folder, "start.mjs");
writeFileSync(
  script,
  `import { command } from "${setup}/command.mjs";
  import { runInForeground } from "${setup}/foreground.mjs";
  await command(() => runInForeground(process.execPath, [${JSON.stringify(server)}], process.env));`,
);

let started: ChildProcess | undefined;
afterEach(() => started?.kill("SIGKILL"));

async function start() {
  started = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  if (!started.stdout) throw new Error("no standard output");
  const lines = createInterface(started.stdout)[Symbol.asyncIterator]();
  await lines.next();
  return { starter: started, lines };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s goes to the server, whose exit code is the script's",
  async (signal) => {
    const { starter, lines } = await start();
    starter.kill(signal);
    const [code] = await once(starter, "exit");
    expect((await lines.next()).value).toBe(signal);
    expect(code).toBe(7);
  },
);

test("a script killed with -9 takes the server with it", async () => {
  const { starter, lines } = await start();
  starter.kill("SIGKILL");
  expect((await lines.next()).value).toBe("SIGTERM");
  // Its end of the pipe closes when it has ended.
  expect((await lines.next()).done).toBe(true);
});
