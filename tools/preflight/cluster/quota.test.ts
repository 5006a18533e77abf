import { expect, test } from "vitest";
import { createReport } from "@/tools/preflight/report";
import type { Kubectl } from "./kubectl";
import { lookAtQuota } from "./quota";

type Limit = Record<string, string | Record<string, string>>;

/** What is said of a namespace whose quota has these amounts, with these limits. */
async function quotaWith(hard: Record<string, string>, limits: Limit[]) {
  const kubectl: Kubectl = (args) => {
    const quota = { metadata: { name: "quota" }, status: { hard, used: {} } };
    const items = args.includes("limitranges") ? [{ spec: { limits } }] : [quota];
    return Promise.resolve({ isOk: true, json: { items }, said: "" });
  };
  const place = { team: { name: "red", users: [] }, namespace: "red-monitoring" };
  const report = createReport({ tell: () => {} });
  await report.look("The cluster", (section) => lookAtQuota(kubectl, place, section));
  const [finding] = report.findings();
  return finding?.state === "wrong" ? finding.found : finding?.state;
}

const container = { type: "Container" };
const bothRequests = { ...container, defaultRequest: { cpu: "1", memory: "64Mi" } };
const bothLimits = { ...container, default: { cpu: "1", memory: "64Mi" } };

test.each<[string, Record<string, string>, Limit[], string]>([
  ["without a LimitRange", { "limits.memory": "1Gi" }, [], "limits.memory"],
  ["with one for pods", { cpu: "2" }, [{ type: "Pod", max: { cpu: "1" } }], "cpu"],
  [
    "with one for another resource",
    { "requests.cpu": "2", "requests.memory": "1Gi" },
    [{ ...container, defaultRequest: { cpu: "100m" } }],
    "requests.memory",
  ],
  ["with requests alone", { "requests.cpu": "2", "limits.cpu": "2" }, [bothRequests], "limits.cpu"],
])("%s a Job that says nothing is refused", async (_how, hard, limits, counted) => {
  expect(await quotaWith(hard, limits)).toBe(
    `it counts ${counted}, and no LimitRange gives a container a default of that`,
  );
});

test.each<[string, Record<string, string>, Limit[]]>([
  ["requests", { "requests.cpu": "2", memory: "1Gi" }, [bothRequests]],
  ["limits, which are requests too", { "requests.cpu": "2", "limits.memory": "1Gi" }, [bothLimits]],
  ["nothing, where the quota counts none", { "count/jobs.batch": "9" }, []],
])("one that gets %s is let in", async (_what, hard, limits) => {
  expect(await quotaWith(hard, limits)).toBe("fine");
});
