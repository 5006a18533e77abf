import { expect, test } from "vitest";
import { simulatedNotes } from "./simulated-jobs";

test("each Job of a run is marked once", () => {
  const [note, ...others] = simulatedNotes([{ name: "backup" }, { name: "backup" }], []);
  expect(note).toEqual({
    kind: "note",
    text: "The Job “backup” is simulated in this page: the cluster has no such Job. What it pushes reaches your real gateway.",
  });
  expect(others).toEqual([]);
  const printed = [{ kind: "stdout", text: "job.batch/backup created\n" }] as const;
  const parts = note ? [...printed, note] : [];
  expect(simulatedNotes([{ name: "backup" }], parts)).toEqual([]);
  expect(simulatedNotes([{ name: "backup" }, { name: "other" }], parts)).toHaveLength(1);
});
