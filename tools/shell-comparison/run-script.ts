import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTestShell } from "@/lib/shell/testing/open-test-shell";
import { arrivedLine, scriptAnswer } from "./script-answer";
import { judgeScript, type ScriptCase, type ScriptComparison } from "./script-case";
import { spawnBash } from "./spawn-bash";

const home = "/home/learner";

/**
 * Runs a script in both shells at once; as many scripts as one likes may run at a time. What depends on the clock is run
 * again where they differ: an hour or a day may have begun between the two.
 */
export async function compareScript(row: ScriptCase): Promise<ScriptComparison> {
  const compared = await runBoth(row);
  return row.varies && compared.faults.length > 0 ? runBoth(row) : compared;
}

async function runBoth(row: ScriptCase): Promise<ScriptComparison> {
  // What ours refuses the real one may do, such as setting the machine's clock: it is not run.
  const outcome = row.refuses === undefined ? forReal(row) : null;
  const [{ said, ...ours }, ran] = await Promise.all([inOurs(row), outcome]);
  const real = ran ?? { stdout: "", stderr: "", exitCode: ours.exitCode, sent: [] };
  return { ours, real, faults: judgeScript(row, { ours, real, said }) };
}

async function inOurs({ script, files = {} }: ScriptCase) {
  const kept = Object.entries(files).map(([name, text]) => [`${home}/${name}`, latin1(text)]);
  const { run, sent } = openTestShell(Object.fromEntries(kept), ({ target }) => {
    const { body, ...head } = scriptAnswer(target);
    return { ...head, headers: {}, body: new TextEncoder().encode(body) };
  });
  const { stdout, stderr, exitCode } = await run(script);
  return {
    stdout,
    stderr: ownWords(stderr),
    exitCode,
    said: stderr,
    sent: sent.map(({ method, target, headers, body }) =>
      arrivedLine({
        method,
        target,
        contentType: headers["Content-Type"] ?? "",
        body: Buffer.from(body ?? []).toString("latin1"),
      }),
    ),
  };
}

async function forReal({ script, files = {} }: ScriptCase) {
  // For what is small and there at once, to wait takes longer than to do it.
  const dir = mkdtempSync(join(tmpdir(), "scrapelab-script-"));
  const [cwd, curlHome] = [join(dir, "learner"), join(dir, "curl")];
  const isSending = [script, ...Object.values(files)].some((text) => text.includes("curl"));
  const server = isSending ? await startScriptServer() : null;
  try {
    mkdirSync(cwd);
    mkdirSync(curlHome);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    const config = `no-progress-meter\nconnect-to = "::127.0.0.1:${server?.port}"\n`;
    if (server) writeFileSync(join(curlHome, ".curlrc"), config);
    const PATH = process.env.PATH ?? "/usr/bin:/bin";
    const env = { PATH, HOME: cwd, CURL_HOME: curlHome, LANG: "C.UTF-8", TZ: "UTC", USER: "ada" };
    const ran = await spawnBash(script, { cwd, env });
    return {
      stdout: ran.stdout.replaceAll(cwd, home),
      stderr: ownWords(ran.stderr.replaceAll(cwd, home)),
      exitCode: ran.exitCode,
      sent: server?.sent ?? [],
    };
  } finally {
    server?.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function startScriptServer() {
  const sent: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { method = "", url: target = "", headers } = request;
    sent.push(arrivedLine({ method, target, contentType: headers["content-type"] ?? "", body }));
    const { status, statusText, body: text } = scriptAnswer(target);
    response.sendDate = false;
    response.writeHead(status, statusText).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    sent,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("latin1");
  for await (const text of request) body += text;
  return body;
}

const latin1 = (text: string) => Buffer.from(text).toString("latin1");

/** Without the lines in which bash or a tool words a fault. */
const ownWords = (stderr: string) =>
  stderr
    .split("\n")
    .filter((line) => !/^(\/bin\/)?[\w./-]+: |^Try '|^Usage: /.test(line))
    .join("\n");
