import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readKube } from "./kube-settings";

function mounted(...names: string[]): string {
  const dir = mkdtempSync(join(tmpdir(), "scrapelab-kube-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const name of names) writeFileSync(join(dir, name), "x");
  return dir;
}

const pod = { KUBERNETES_SERVICE_HOST: "10.0.0.1", KUBERNETES_SERVICE_PORT: "6443" };

test("in a pod with a service account nothing has to be set", () => {
  const dir = mounted("token", "ca.crt");
  const files = { tokenFile: join(dir, "token"), caFile: join(dir, "ca.crt") };
  expect(readKube(pod, dir)).toEqual({
    ok: true,
    value: { apiUrl: "https://10.0.0.1:6443", ...files },
  });
  expect(readKube({ KUBERNETES_SERVICE_HOST: "fd00::1" }, dir)).toMatchObject({
    value: { apiUrl: "https://[fd00::1]:443" },
  });
});

test("outside of one, without a token, and where it is not wanted nothing is restarted", () => {
  const nothing = { ok: true, value: null };
  expect(readKube({}, mounted("token"))).toEqual(nothing);
  expect(readKube(pod, mounted())).toEqual(nothing);
  expect(readKube({ ...pod, SANDBOX_RESTART: "none" }, mounted("token"))).toEqual(nothing);
});

test("from outside it is told where the cluster is", () => {
  const dir = mounted("token");
  const file = join(dir, "token");
  const told = { KUBERNETES_API_URL: "https://api:6443/", KUBERNETES_TOKEN_FILE: file };
  expect(readKube(told, "/nowhere")).toEqual({
    ok: true,
    value: { apiUrl: "https://api:6443", tokenFile: file, caFile: null },
  });
  expect(readKube({ SANDBOX_RESTART: "kubernetes" }, "/nowhere")).toEqual({
    ok: false,
    error: [
      'KUBERNETES_API_URL is not set, and SANDBOX_RESTART is "kubernetes" outside of a cluster; write the address of its API.',
      'KUBERNETES_TOKEN_FILE is not set, and SANDBOX_RESTART is "kubernetes" outside of a cluster; write the path of a token.',
    ],
  });
});

test.each([
  ["SANDBOX_RESTART", "oc"],
  ["KUBERNETES_API_URL", "api:6443"],
  ["KUBERNETES_TOKEN_FILE", "/nowhere/token"],
  ["KUBERNETES_CA_FILE", "/nowhere/ca.crt"],
])("%s=%s is refused with one line", (variable, value) => {
  const read = readKube({ [variable]: value }, "/nowhere");
  expect(read.ok ? [] : read.error).toEqual([
    expect.stringContaining(`${variable} is ${JSON.stringify(value)}; write `),
  ]);
});
