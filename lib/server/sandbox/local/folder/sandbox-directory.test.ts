import { expect, test } from "vitest";
import { isSandboxId, newSandboxId, sandboxDirectory } from "./sandbox-directory";

test("a sandbox's files stay in a directory of its own", () => {
  expect(sandboxDirectory("/data/sandboxes", "sb_0123456789abcdef")).toEqual({
    root: "/data/sandboxes/sb_0123456789abcdef",
    ownerFile: "/data/sandboxes/sb_0123456789abcdef/owner.json",
    gatewayFile: "/data/sandboxes/sb_0123456789abcdef/pushgateway.db",
    historyDir: "/data/sandboxes/sb_0123456789abcdef/prometheus",
    prometheusConfig: "/data/sandboxes/sb_0123456789abcdef/prometheus.yml",
  });
});

test("ids are new each time, and no team can have the name of one", () => {
  const [one, two] = [newSandboxId(), newSandboxId()];
  expect(one).not.toBe(two);
  expect(isSandboxId(one)).toBe(true);
  expect(one).not.toMatch(/^[a-z0-9-]{1,40}$/);
});

test.each(["", "..", "a/b", "../ada", "ada", "sb_", "sb_0123456789ABCDEF", "sb_../../../../etc/x"])(
  "%j is not taken for a sandbox's id",
  (id) => {
    expect(() => sandboxDirectory("/data/sandboxes", id)).toThrow("not a sandbox's id");
  },
);
