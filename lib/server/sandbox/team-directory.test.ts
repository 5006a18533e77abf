import { expect, test } from "vitest";
import { teamDirectory } from "./team-directory";

test("a team's files stay in a directory of its own", () => {
  expect(teamDirectory("/data/sandboxes", "ada-2")).toEqual({
    root: "/data/sandboxes/ada-2",
    gatewayFile: "/data/sandboxes/ada-2/pushgateway.db",
    historyDir: "/data/sandboxes/ada-2/prometheus",
    prometheusConfig: "/data/sandboxes/ada-2/prometheus.yml",
  });
});

test.each(["", "..", "a/b", "../ada", "Ada", "a".repeat(41), "a\n", "a b", "ä"])(
  "%j is not taken for a team",
  (team) => {
    expect(() => teamDirectory("/data/sandboxes", team)).toThrow("not a team name");
  },
);
