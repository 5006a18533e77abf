import { expect, test } from "vitest";
import { createReport } from "@/tools/preflight/report";
import { lookAtRoom } from "./room";

async function statesOf(room: { memory: number; disk: number }) {
  const report = createReport({ tell: () => {} });
  await report.look("Room", (section) => lookAtRoom("/", 100, section, room));
  return report.findings();
}

test("says how many have room where not all have", async () => {
  const [memory, disk] = await statesOf({ memory: 2 * 1024 ** 3, disk: 1e9 });
  expect(memory).toMatchObject({ state: "wrong", found: "2.0 GiB free, 3.1 GiB needed" });
  expect(memory?.todo).toContain("57 learners have room");
  expect(disk).toMatchObject({ state: "wrong", found: "0.9 GiB free, 4.7 GiB needed for a day" });
});

test("is content with enough", async () => {
  const found = await statesOf({ memory: 8e9, disk: 80e9 });
  expect(found.map(({ state }) => state)).toEqual(["fine", "fine"]);
});
