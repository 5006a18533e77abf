import { expect, test } from "vitest";
import type { Kept } from "./kept";
import { changesBetween, withChanges, withLostJobsEnded } from "./kept-changes";
import { type KubeJob, newCluster } from "./kube/cluster";

const job = (name: string, log = ""): KubeJob => ({
  name,
  image: "x",
  command: ["true"],
  podSuffix: "abcde",
  uid: name,
  createdAtMs: 0,
  endedAtMs: 1,
  exitCode: 0,
  log,
});

const start: Kept = {
  files: { "/tmp/old": "old", "/tmp/gone": "gone" },
  cluster: { ...newCluster(0), jobs: [job("old"), job("gone")] },
};

function keptBy(files: Kept["files"], jobs: KubeJob[]): Kept {
  return { files, cluster: { ...newCluster(0), ...start.cluster, jobs } };
}

test("two runs from one beginning leave what both have changed", () => {
  const one = keptBy({ "/tmp/old": "old", "/tmp/fa": "A" }, [job("old"), job("ja")]);
  const other = keptBy({ ...start.files, "/tmp/old": "new", "/tmp/fb": "B" }, [
    job("old", "new"),
    job("gone"),
    job("jb"),
  ]);
  let kept = start;
  for (const after of [one, other]) {
    const changes = changesBetween(start, after);
    if (changes) kept = withChanges(kept, changes);
  }
  expect(kept.files).toEqual({ "/tmp/old": "new", "/tmp/fa": "A", "/tmp/fb": "B" });
  expect(kept.cluster?.jobs).toEqual([job("old", "new"), job("ja"), job("jb")]);
});

test("a run that changes nothing has nothing to keep", () => {
  expect(changesBetween(start, structuredClone(start))).toBeNull();
});

test("the gateway's new name is a change", () => {
  const after = structuredClone(start);
  if (after.cluster) after.cluster.gatewaySuffix = "fresh";
  const changes = changesBetween(start, after);
  expect(changes && withChanges(start, changes).cluster?.gatewaySuffix).toBe("fresh");
});

test("a job whose run can no longer go on was killed", () => {
  const kept = keptBy({}, [{ ...job("lost"), endedAtMs: null }]);
  expect(withLostJobsEnded(kept, 30_000)).toEqual(kept);
  expect(withLostJobsEnded(kept, 70_000).cluster?.jobs).toEqual([
    { ...job("lost"), endedAtMs: 60_000, exitCode: 137 },
  ]);
});
