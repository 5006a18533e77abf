import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readEnv } from "./env";

const external = {
  SANDBOX_PROVIDER: "external",
  SANDBOX_PUSHGATEWAY_URL: "http://pushgateway.{team}-monitoring:9091/",
  SANDBOX_PROMETHEUS_URL: "https://thanos.example.org/{team}?namespace={namespace}",
};

const read = (source: Record<string, string>) =>
  readEnv({ ...external, PATH: "/nowhere", ...source });

const linesOf = (source: Record<string, string>) => {
  const env = read(source);
  return env.ok ? [] : env.error;
};

test("the servers that exist are named by two addresses, and no program is asked for", () => {
  const env = read({ SANDBOX_MAX: "60", PROMETHEUS_BIN: "/nowhere" });
  expect(env).toMatchObject({
    value: {
      sandbox: {
        provider: "external",
        pushgatewayUrl: external.SANDBOX_PUSHGATEWAY_URL,
        prometheusUrl: external.SANDBOX_PROMETHEUS_URL,
      },
      ignored: ["SANDBOX_MAX", "PROMETHEUS_BIN"],
    },
  });
});

test("each address is asked for by name", () => {
  expect(linesOf({ SANDBOX_PUSHGATEWAY_URL: "", SANDBOX_PROMETHEUS_URL: "" })).toEqual([
    "SANDBOX_PUSHGATEWAY_URL is not set; write an address of http or https, such as http://pushgateway.{team}-monitoring:9091.",
    "SANDBOX_PROMETHEUS_URL is not set; write an address of http or https, such as http://prometheus-operated.{team}-monitoring:9090.",
  ]);
});

test.each([
  "pushgateway:9091",
  "ftp://pushgateway",
  "http://pushgateway.{learner}:9091",
  "http://push gateway",
  "http://pushgateway#{team}",
])("%s is no address of a server", (address) => {
  const [line, ...others] = linesOf({ SANDBOX_PUSHGATEWAY_URL: address });
  expect(line).toContain(`SANDBOX_PUSHGATEWAY_URL is ${JSON.stringify(address)}; write `);
  expect(others).toEqual([]);
});

test.each([
  ["2s", 2000],
  ["1m", 60_000],
])("a server has %s to answer", (SANDBOX_TIMEOUT, timeoutMs) => {
  expect(read({ SANDBOX_TIMEOUT })).toMatchObject({ value: { sandbox: { timeoutMs } } });
});

test.each(["500ms", "61s", "10"])("%s is no such time", (SANDBOX_TIMEOUT) => {
  expect(linesOf({ SANDBOX_TIMEOUT })).toEqual([
    expect.stringMatching(/^SANDBOX_TIMEOUT is .*; write /),
  ]);
});

test("a password in an address is refused, and not shown", () => {
  const [line] = linesOf({ SANDBOX_PROMETHEUS_URL: "https://ada:hunter2@prom.example.org" });
  expect(line).toContain('SANDBOX_PROMETHEUS_URL is "https://…@prom.example.org"; write ');
});

function secretFile(text: string): string {
  const dir = mkdtempSync(join(tmpdir(), "scrapelab-secret-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const file = join(dir, "secret");
  writeFileSync(file, text);
  return file;
}

test("what the app signs in with is named by its file, a server at a time", () => {
  const [token, password] = [secretFile("eyJ0.abc\n"), secretFile("lab:hunter2\n")];
  const env = read({
    SANDBOX_PUSHGATEWAY_BASIC_AUTH_FILE: password,
    SANDBOX_PROMETHEUS_BEARER_FILE: token,
  });
  expect(env.ok && env.value.sandbox).toMatchObject({
    credentials: {
      pushgateway: { scheme: "basic", file: password },
      prometheus: { scheme: "bearer", file: token },
    },
  });
  expect(JSON.stringify(env)).not.toMatch(/hunter2|eyJ0/);
});

test("a file without a secret, and two for one server, are told of", () => {
  const [token, password] = [secretFile("two words"), secretFile("lab:hunter2")];
  const lines = linesOf({
    SANDBOX_PUSHGATEWAY_BASIC_AUTH_FILE: "/nowhere/password",
    SANDBOX_PROMETHEUS_BEARER_FILE: token,
  });
  expect(lines).toEqual([
    'SANDBOX_PUSHGATEWAY_BASIC_AUTH_FILE is "/nowhere/password"; write the path of a file with user:password.',
    `SANDBOX_PROMETHEUS_BEARER_FILE is ${JSON.stringify(token)}; write the path of a file with a token.`,
  ]);
  const both = {
    SANDBOX_PROMETHEUS_BASIC_AUTH_FILE: password,
    SANDBOX_PROMETHEUS_BEARER_FILE: password,
  };
  expect(linesOf(both)).toEqual([
    "SANDBOX_PROMETHEUS_BEARER_FILE and SANDBOX_PROMETHEUS_BASIC_AUTH_FILE are both set; write one of them.",
  ]);
});
