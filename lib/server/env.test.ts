import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { testCertificate } from "@/lib/server/upstream/testing/test-certificate";
import { readEnv, withoutSecrets } from "./env";

/** The one program that is certain to exist here stands for both. */
const programs = { PROMETHEUS_BIN: process.execPath, PUSHGATEWAY_BIN: process.execPath };

const gib = 1024 ** 3;

const linesOf = (source: Record<string, string>) => {
  const env = readEnv({ ...programs, ...source });
  return env.ok ? [] : env.error;
};

describe("defaults and formats", () => {
  it("has a default for everything but the programs", () => {
    const env = readEnv(programs, 64 * gib);
    expect(env.ok && env.value).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      publicUrl: null,
      pagesPort: 3001,
      pagesUrl: null,
      ops: null,
      dataDir: `${process.cwd()}/.data`,
      logLevel: "info",
      sessionSecret: null,
      instructorPassword: null,
      classroom: { joinCode: null, teams: [], keepDays: 90 },
      siteNames: {
        toolkitImage: "quay.balgroupit.com/library/toolkit:ubuntu-20.04",
        teamNamespace: "{team}-monitoring",
        gatewayUrl: "http://pushgateway.{namespace}:9091",
        gatewaySelector: "app.kubernetes.io/component=pushgateway",
      },
      joins: { burst: 250, perSecond: 5 },
      sandbox: {
        provider: "local",
        scrapeIntervalMs: 2000,
        idleMs: 3_600_000,
        max: 500,
        warm: 2,
        memoryMb: 256,
        prometheusBin: process.execPath,
      },
    });
  });

  it("takes an empty value for none", () => {
    expect(linesOf({ PORT: "", PUBLIC_URL: "" })).toEqual([]);
  });

  it.each([
    ["2s", 2000],
    ["500ms", 500],
    ["1m", 60_000],
  ])("reads the scrape interval %s", (written, ms) => {
    const env = readEnv({ ...programs, SANDBOX_SCRAPE_INTERVAL: written });
    expect(env.ok && env.value.sandbox).toMatchObject({ scrapeIntervalMs: ms });
  });

  it("lets as many sandboxes run as the memory holds, unless it is told", () => {
    const sandboxOf = (source: Record<string, string>) => {
      const env = readEnv({ ...programs, ...source }, 2 * gib);
      return env.ok ? env.value.sandbox : null;
    };
    expect(sandboxOf({})).toMatchObject({ max: 38, maxFromBytes: 2 * gib });
    expect(sandboxOf({ SANDBOX_MAX: "200" })).toMatchObject({ max: 200, maxFromBytes: null });
  });

  it("takes the names of a site", () => {
    const env = readEnv({
      ...programs,
      TOOLKIT_IMAGE: "registry.example.org:5000/tools@sha256:0a",
      TEAM_NAMESPACE: "lab-{team}",
      GATEWAY_URL: "https://push.example.org/{team}/",
      GATEWAY_SELECTOR: "app=gateway,team={team}",
    });
    expect(env.ok && env.value.siteNames).toEqual({
      toolkitImage: "registry.example.org:5000/tools@sha256:0a",
      teamNamespace: "lab-{team}",
      gatewayUrl: "https://push.example.org/{team}",
      gatewaySelector: "app=gateway,team={team}",
    });
  });

  it("reads fractions of idle minutes", () => {
    const env = readEnv({ ...programs, SANDBOX_IDLE_MINUTES: "0.05" });
    expect(env.ok && env.value.sandbox).toMatchObject({ idleMs: 3000 });
  });
});

describe("wrong values", () => {
  it.each([
    ["PORT", "abc"],
    ["PORT", "70000"],
    ["HOST", "a b"],
    ["OPS_PORT", "metrics"],
    ["OPS_HOST", "a b"],
    ["PUBLIC_URL", "lab.example.org"],
    ["PUBLIC_URL", "ftp://lab.example.org"],
    ["PUBLIC_URL", "https://lab.example.org/labs"],
    ["LOG_LEVEL", "loud"],
    ["SANDBOX_SCRAPE_INTERVAL", "2"],
    ["SANDBOX_SCRAPE_INTERVAL", "0s"],
    ["SANDBOX_IDLE_MINUTES", "0"],
    ["SANDBOX_IDLE_MINUTES", "-1"],
    ["SANDBOX_MAX", "0"],
    ["SANDBOX_MEMORY_MB", "1.5"],
    ["JOIN_BURST", "0"],
    ["JOIN_PER_SECOND", "0"],
    ["JOIN_PER_SECOND", "-1"],
    ["TOOLKIT_IMAGE", "tools; rm -r ~"],
    ["TEAM_NAMESPACE", "{team}_monitoring"],
    ["TEAM_NAMESPACE", "a-namespace-of-very-many-letters-{team}"],
    ["GATEWAY_URL", "pushgateway.{namespace}:9091"],
    ["GATEWAY_URL", "http://pushgateway.{learner}:9091"],
    ["GATEWAY_URL", "http://push.example.org/?team={team}"],
    ["GATEWAY_SELECTOR", "component in (pushgateway)"],
    ["SANDBOX_PROVIDER", "cloud"],
    ["SANDBOX_CA_FILE", "/nowhere/ca.pem"],
    ["SANDBOX_CA_FILE", "package.json"],
    ["PROMETHEUS_BIN", "/nowhere/prometheus"],
  ])("refuses %s=%s with one line that names both", (variable, value) => {
    const lines = linesOf({ [variable]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`${variable} is ${JSON.stringify(value)}`);
    expect(lines[0]).toContain("; write ");
  });

  it("never prints a secret", () => {
    const [line] = linesOf({ SESSION_SECRET: "hunter2" });
    expect(line).toContain("SESSION_SECRET is 7 characters long");
    expect(line).not.toContain("hunter2");
  });

  it("tells every wrong value at once", () => {
    expect(linesOf({ PORT: "x", SANDBOX_MAX: "y", PUSHGATEWAY_BIN: "/no" })).toHaveLength(3);
  });

  it("finds programs on the PATH", () => {
    const found = readEnv({
      PROMETHEUS_BIN: "node",
      PUSHGATEWAY_BIN: "node",
      PATH: dirname(process.execPath),
    });
    expect(found.ok && found.value.sandbox).toMatchObject({ prometheusBin: process.execPath });
    const missing = readEnv({ PATH: "/nowhere" });
    expect(missing.ok ? [] : missing.error).toEqual([
      "PROMETHEUS_BIN is not set, and the PATH has no prometheus; write the path of the program.",
      "PUSHGATEWAY_BIN is not set, and the PATH has no pushgateway or prometheus-pushgateway; write the path of the program.",
    ]);
  });
});

it("an unknown provider is all that is told, whatever else there is not", () => {
  const env = readEnv({ PATH: "/nowhere", SANDBOX_PROVIDER: "cloud" });
  expect(env).toEqual({
    ok: false,
    error: ['SANDBOX_PROVIDER is "cloud"; write local or external.'],
  });
});

describe("certificates", () => {
  const read = (text: string) => {
    const path = join(mkdtempSync(join(tmpdir(), "ca-")), "ca.pem");
    writeFileSync(path, text);
    const env = readEnv({ ...programs, SANDBOX_CA_FILE: path });
    rmSync(dirname(path), { recursive: true });
    return env.ok ? env.value.sandboxCa : env.error.length;
  };
  const { cert } = testCertificate;

  it("are read from a file, one or several", () => {
    expect(read(cert)).toBe(cert);
    expect(read(`# ours\n${cert}\n${cert}`)).toContain("# ours");
  });

  it("have to be whole", () => {
    expect(read(cert.replace("M", "")), "a damaged one").toBe(1);
    expect(read(`${cert}\n${cert.replace("MIIB", "AAAA")}`), "the second").toBe(1);
    expect(read(`${cert}\n${cert.slice(0, 200)}`), "the end").toBe(1);
    expect(read(testCertificate.key), "a key").toBe(1);
    expect(read("")).toBe(1);
  });
});

it("probes and scrapes come to the app's own port, or to one of theirs at every address", () => {
  const opsOf = (source: Record<string, string>) => {
    const env = readEnv({ ...programs, ...source });
    return env.ok && env.value.ops;
  };
  expect(opsOf({})).toBeNull();
  expect(opsOf({ OPS_PORT: "9100" })).toEqual({ port: 9100, host: "::" });
  expect(opsOf({ PORT: "0", OPS_PORT: "0", OPS_HOST: "127.0.0.1" })).toEqual({
    port: 0,
    host: "127.0.0.1",
  });
});

describe("the origin of the servers' pages", () => {
  it("is a port of its own, the next one unless told", () => {
    const pagesPort = (source: Record<string, string>) => {
      const env = readEnv({ ...programs, ...source });
      return env.ok && env.value.pagesPort;
    };
    expect(pagesPort({ PORT: "8080" })).toBe(8081);
    expect(pagesPort({ PORT: "0" })).toBe(0);
    const hostOf = (source: Record<string, string>) => {
      const env = readEnv({ ...programs, ...source });
      return env.ok && env.value.pagesHost;
    };
    expect(hostOf({ HOST: "10.0.0.7" })).toBe("10.0.0.7");
    expect(hostOf({ HOST: "127.0.0.1", PAGES_HOST: "::" })).toBe("::");
    expect(pagesPort({ PORT: "8080", PAGES_PORT: "9999" })).toBe(9999);
  });

  it.each([
    [{ PAGES_PORT: "x" }, "PAGES_PORT"],
    [{ PAGES_URL: "lab.example.org" }, "PAGES_URL"],
    [{ PORT: "65535" }, "PAGES_PORT"],
    [{ PORT: "8080", PAGES_PORT: "8080" }, "PAGES_PORT"],
    [{ OPS_PORT: "3000" }, "OPS_PORT"],
    [{ OPS_PORT: "3001" }, "OPS_PORT"],
    [{ OPS_PORT: "8082", PAGES_PORT: "8082" }, "OPS_PORT"],
    [{ PUBLIC_URL: "https://a.example", PAGES_URL: "http://a.example" }, "PAGES_URL"],
  ])("is refused for %j", (source, variable) => {
    expect(linesOf(source)).toEqual([expect.stringContaining(`${variable} `)]);
  });
});

it("what the services hand on has no secret in it", () => {
  const read = readEnv({
    ...programs,
    SESSION_SECRET: "s".repeat(40),
    INSTRUCTOR_PASSWORD: "s".repeat(10),
  });
  if (!read.ok) throw new Error(read.error.join("\n"));
  expect(JSON.stringify(withoutSecrets(read.value))).not.toContain("ssss");
});

it("gives a webhook an address and a secret, which services are not handed", () => {
  const given = {
    ...programs,
    WEBHOOK_URL: "https://example.org/hook",
    WEBHOOK_SECRET: "w".repeat(16),
  };
  const read = readEnv(given);
  if (!read.ok) throw new Error(read.error.join("\n"));
  expect(read.value.classroom.webhookUrl?.href).toBe(given.WEBHOOK_URL);
  expect(JSON.stringify(withoutSecrets(read.value))).not.toContain("wwww");
  for (const [variable, missing] of [
    ["WEBHOOK_URL", "WEBHOOK_SECRET"],
    ["WEBHOOK_SECRET", "WEBHOOK_URL"],
  ] as const) {
    const half = readEnv({ ...programs, [variable]: given[variable] });
    expect(half.ok ? [] : half.error).toEqual([expect.stringContaining(`${missing} is not set`)]);
  }
});
