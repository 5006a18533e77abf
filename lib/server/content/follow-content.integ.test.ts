import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { newDataDir } from "@/lib/server/store/testing/open-store";
import { followContent } from "./follow-content";
import { loadLabs } from "./load-labs";

async function open() {
  const dir = join(newDataDir(), "content");
  await cp("content", dir, { recursive: true });
  const read = await loadLabs(dir);
  if (!read.ok) throw new Error("the labs cannot be read");
  const labs = new Map(read.value);
  const onChange = vi.fn();
  const log = { info: vi.fn(), warn: vi.fn() };
  onTestFinished(await followContent({ dir, labs, onChange, log, everyMs: 20 }));
  const edit = async (file: string, change: (text: string) => string) => {
    const path = join(dir, file);
    await writeFile(path, change(await readFile(path, "utf8")));
  };
  return { dir, labs, onChange, log, edit };
}

const step = "pushgateway/push/first-push.md";
const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 60_000 });

it("reads a text that is mended again, in the place of the one before", async () => {
  const { labs, onChange, edit } = await open();
  await edit(step, (text) => `${text}\nMended during class.\n`);
  await until(() => onChange.mock.calls.length > 0);
  expect(JSON.stringify(labs.get("pushgateway"))).toContain("Mended during class.");
});

it("keeps the labs as they were while something is wrong, and says what", async () => {
  const { labs, onChange, log, edit, dir } = await open();
  const before = labs.get("pushgateway");
  await edit(step, (text) => text.replace("---", "--"));
  await until(() => log.warn.mock.calls.length > 0);
  expect(JSON.stringify(log.warn.mock.calls)).toContain("first-push.md");
  expect(labs.get("pushgateway")).toBe(before);
  expect(onChange).not.toHaveBeenCalled();
  await edit(step, (text) => text.replace("--", "---"));
  await until(() => onChange.mock.calls.length > 0);
  await rm(join(dir, "pushgateway"), { recursive: true });
  await until(() => log.warn.mock.calls.length > 1);
  expect(labs.size).toBe(1);
});
