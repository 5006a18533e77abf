import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createJobCommand } from "@/lib/domain/pushgateway/forms/cluster-job";
import { curlCommand } from "@/lib/domain/pushgateway/forms/curl-command";
import type { WrittenRequest } from "@/lib/domain/pushgateway/forms/request-form";
import { ok } from "@/lib/domain/result";
import { namesFor } from "@/lib/domain/site-names";
import { readJq } from "@/lib/shell/testing/read-jq";
import { createShell } from "./create-shell";
import type { TransferRequest } from "./curl/transfer";

interface Arrived {
  method: string;
  target: string;
  body: string;
}

const team = "ada";
const names = namesFor(team);
/** The cluster's part of `oc create job`: what stands behind `--` is run as it is. */
const cluster = 'oc() { while [ "$1" != "--" ]; do shift; done; shift; "$@"; }';
let home: string;
let server: Server;
let arrived: Arrived[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "" } = request;
    arrived.push({ method, target: url, body: Buffer.concat(chunks).toString("latin1") });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  home = await mkdtemp(join(tmpdir(), "scrapelab-forms-"));
  const to = `pushgateway.${team}-monitoring:9091:127.0.0.1:${address.port}`;
  await writeFile(join(home, ".curlrc"), `connect-to = "${to}"\nsilent\n`);
});
afterAll(async () => {
  server.close();
  await rm(home, { recursive: true });
});

async function sentBy(program: "bash" | "sh", script: string): Promise<Arrived[]> {
  arrived = [];
  await execa(program, ["-c", `${cluster}\n${script}`], { env: { HOME: home } });
  return arrived;
}

async function sentByShell(script: string): Promise<Arrived[]> {
  const sent: TransferRequest[] = [];
  const shell = createShell({
    ports: {
      names,
      transfer: async (request) => {
        sent.push(request);
        return ok({ status: 200, statusText: "OK", headers: {}, body: new Uint8Array() });
      },
      loadJq: readJq,
      restartGateway: async () => ok(undefined),
    },
    kept: { files: {}, cluster: null },
  });
  await shell.run(script);
  return sent.map(({ method, target, body }) => ({
    method,
    target,
    body: Buffer.from(body ?? []).toString("latin1"),
  }));
}

const bodies = {
  "one line": "prometheus_training_labs_completed_total 4\n",
  "with type and help": '# HELP m It\'s "quoted".\n# TYPE m counter\nm 42\n',
  "no newline at the end": "m 4",
  "labels and escapes": 'm{path="C:\\\\dir",note="a\\"b\\n"} 1\n',
  "what a shell would expand": "# $HOME `id` $(id) !! *\nm 1\n",
  "carriage returns": "m 1\r\nn 2\r\n",
  "control characters and a backslash": 'm{a="\u0001\\\\0\u007f"} 1\n',
  "a line that ends here-documents": "# x\nEOF\nm 1\n",
  "a line like an option": "-n 1\n",
  "blank lines": "\n\nm 1\n\n",
  umlauts: 'm{stadt="Zürich 🚀"} 1\n',
  "a tab": "m\t4\n",
  nothing: "",
};

describe.each(Object.entries(bodies))("a body with %s", (_, body) => {
  test.each(["PUT", "POST"])("reaches the gateway byte for byte with %s", async (method) => {
    await expectTheSame({ method, path: "/metrics/job/a/instance/b", body, names });
  });
});

test.each([
  "/metrics/job/a/instance/b%20c",
  "/metrics/job@base64/YQ/p/[1-3]{a,b}",
  "/metrics/job/a/x/it's$HOME",
  "/metrics/job/a//b/../c",
  "/metrics/job/ä",
  "/metrics/job/a#b/instance/c",
  "/metrics/job/a/..?x",
  "/metrics/job/a/.?x#y",
])("the path %s stays as it is", async (path) => {
  await expectTheSame({ method: "DELETE", path, body: "", names });
});

async function expectTheSame(request: WrittenRequest): Promise<void> {
  const { method, path, body } = request;
  const target = path.replace(/[^!-~]|#/g, encodeURIComponent);
  const asked = [{ method, target, body: Buffer.from(body).toString("latin1") }];
  for (const script of [curlCommand(request), createJobCommand(request, { job: "a" })]) {
    for (const program of ["bash", "sh"] as const) {
      expect(await sentBy(program, script), `${program}: ${script}`).toEqual(asked);
    }
    expect(await sentByShell(script), script).toEqual(asked);
  }
}
