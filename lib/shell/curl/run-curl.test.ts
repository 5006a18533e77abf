import { describe, expect, it } from "vitest";
import { err, ok } from "@/lib/domain/result";
import { namesFor } from "@/lib/domain/site-names";
import { runCurl } from "./run-curl";
import type { Transfer, TransferAnswer, TransferRequest } from "./transfer";

const at = "http://localhost:9091/metrics/job/demo";

const answering = (change: Partial<TransferAnswer>): Transfer => {
  const answer = { status: 200, statusText: "OK", headers: {}, body: new Uint8Array() };
  return async () => ok({ ...answer, ...change });
};

async function run(args: string[], transfer: Transfer = answering({})) {
  const sent: TransferRequest[] = [];
  const files: Record<string, string> = {
    "m.txt": "a 1\r\nb 2\n",
    "h.txt": "X-One: 1\nX-Two: 2\n",
  };
  const ran = await runCurl(args, {
    names: namesFor("ada"),
    transfer: (request) => {
      sent.push(request);
      return transfer(request);
    },
    readFile: async (path) => (path === "-" ? "in\n" : (files[path] ?? null)),
    isDirectory: async () => false,
    writeFile: async (path, content) => {
      files[path] = content;
      return true;
    },
  });
  const bodies = sent.map(({ body }) => body && new TextDecoder().decode(body));
  return { ...ran, sent, bodies, files };
}

describe("what curl sends", () => {
  it.each([
    [["-d", "@m.txt"], "a 1b 2"],
    [["--data-binary", "@m.txt"], "a 1\r\nb 2\n"],
    [["--data-raw", "@m.txt"], "@m.txt"],
    [["--data-binary", "@-"], "in\n"],
    [["-d", "a=1", "-d", "b=2"], "a=1&b=2"],
    [["--data-urlencode", "q=a b+ü"], "q=a+b%2B%C3%BC"],
    [["--json", "{", "--json", "}"], "{}"],
    [["-d", ""], ""],
  ])("%j is the body %j", async (args, body) => {
    expect((await run([...args, at])).bodies).toEqual([body]);
  });

  it("sends own headers in the place of its own", async () => {
    const { sent } = await run(["-H", "Content-Type: text/plain", "-H", "Accept:", "-d", "a", at]);
    expect(Object.entries(sent[0]?.headers ?? {})).toEqual([
      ["Host", "localhost:9091"],
      ["User-Agent", "curl/7.88.1"],
      ["Content-Type", "text/plain"],
      ["Content-Length", "1"],
    ]);
  });

  it("reads headers from a file, and joins two of one name", async () => {
    const { sent } = await run(["-H", "@h.txt", "-H", "x-one: 3", at]);
    expect(sent[0]?.headers).toMatchObject({ "X-One": "1, 3", "X-Two": "2" });
  });

  it("puts a file with -T, under its name behind a slash", async () => {
    const { sent } = await run(["-T", "m.txt", "http://localhost:9091/metrics/job/"]);
    expect(sent[0]).toMatchObject({ method: "PUT", target: "/metrics/job/m.txt" });
  });

  it("puts the data into the query with -G", async () => {
    const { sent } = await run(["-G", "--data-urlencode", "query=up == 1", "localhost:9090/a?b"]);
    expect(sent[0]).toMatchObject({ method: "GET", target: "/a?b&query=up+%3D%3D+1", body: null });
  });
});

describe("how curl ends", () => {
  const refusal = { status: 400, body: new TextEncoder().encode("no\n") };

  it.each([
    [["-f"], 22, "", "curl: (22) The requested URL returned error: 400\n"],
    [["-sf"], 22, "", ""],
    [["-sSf"], 22, "", "curl: (22) The requested URL returned error: 400\n"],
    [["--fail-with-body"], 22, "no\n", "curl: (22) The requested URL returned error: 400\n"],
    [[], 0, "no\n", ""],
  ])("%j with a 400: exit %d", async (args, exitCode, stdout, stderr) => {
    expect(await run([...args, at], answering(refusal))).toMatchObject({
      exitCode,
      stdout,
      stderr,
    });
  });

  it.each([
    [["http://example.com/"], 6, "curl: (6) Could not resolve host: example.com\n"],
    [["-s", "http://example.com/"], 6, ""],
    [["-d", "@none", at], 26, expect.stringContaining("curl: (26) Failed to open/read local data")],
    [["-o", "no/dir", at], 23, expect.stringContaining("curl: (23) Failure writing output")],
    [["-O", "http://localhost:9091/"], 23, expect.stringContaining("has no length!")],
    [["-I", "-d", "x", at], 2, expect.stringContaining("only select one HTTP request method!")],
    [["-T", "m.txt", "-d", "x", at], 2, expect.stringContaining("asked for both PUT")],
  ])("%j ends with exit %d", async (args, exitCode, stderr) => {
    const body = new TextEncoder().encode("OK");
    expect(await run(args, answering({ body }))).toMatchObject({ exitCode, stderr });
  });

  it.each([
    ["refused" as const, 7],
    ["broken" as const, 52],
    ["timeout" as const, 28],
  ])("a transfer that is %s ends with exit %d and the app's note", async (kind, exitCode) => {
    const ran = await run([at], async () => err({ kind, note: "The note." }));
    expect(ran).toMatchObject({
      exitCode,
      stderr: expect.stringMatching(/^curl: .*\nThe note\.\n$/),
    });
  });

  it("gives up after -m", async () => {
    const ran = await run(["-m", "0.01", at], () => new Promise(() => {}));
    expect(ran.exitCode).toBe(28);
  });

  it("ends a circle of redirects", async () => {
    const circle = answering({ status: 302, headers: { location: "/a" } });
    const ran = await run(["-L", "--max-redirs", "2", at], circle);
    expect(ran).toMatchObject({ exitCode: 47, sent: { length: 3 } });
  });

  it("ends as its last address does", async () => {
    expect((await run(["http://example.com", at])).exitCode).toBe(0);
    expect((await run([at, "http://example.com"])).exitCode).toBe(6);
  });
});

describe("what -w writes", () => {
  it.each([
    ["%{http_code} %{size_download}\\n", "204 0\n"],
    ["%{method} %{url_effective}", `POST ${at}`],
    ["%%\\t\\q", "%\t\\q"],
  ])("%s", async (format, expected) => {
    const ran = await run(["-d", "a", "-w", format, at], answering({ status: 204 }));
    expect(ran.stdout).toBe(expected);
  });

  it("says of a variable that it is unknown", async () => {
    const ran = await run(["-w", "%{nonsense}", at]);
    expect(ran.stderr).toBe("curl: unknown --write-out variable: 'nonsense'\n");
  });
});

describe("the address that -w tells", () => {
  it.each([
    [["localhost:9091/-/ready"], "http://localhost:9091/-/ready"],
    [["localhost:9091"], "http://localhost:9091/"],
    [["-G", "--data-urlencode", "a=b c", "localhost:9091/x"], "http://localhost:9091/x?a=b+c"],
  ])("%j", async (args, told) => {
    expect((await run([...args, "-w", "%{url_effective}"])).stdout).toBe(told);
  });
});

describe("options without effect here", () => {
  it.each([
    [["--retry-connrefused", "--retry-all-errors", "--retry-max-time", "9", "--noproxy", "*"]],
  ])("%j", async (args) => {
    expect(await run([...args, at])).toMatchObject({ stderr: "", exitCode: 0 });
  });
});

describe("-v", () => {
  it("tells an empty header without a blank", async () => {
    expect((await run(["-v", "-H", "X-Empty;", at])).stderr).toContain("> X-Empty:\r\n");
  });
});
