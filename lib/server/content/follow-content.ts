import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Lab } from "@/lib/domain/lab/lab";
import type { Log } from "@/lib/server/log";
import { formatContentError } from "./content-error";
import { loadLabs } from "./load-labs";

interface FollowedContent {
  dir: string;
  /** Changed in place, so that whoever looks there finds what is written now. */
  labs: Map<string, Lab>;
  /** The labs are others now. */
  onChange: () => void;
  log: Pick<Log, "info" | "warn">;
  everyMs?: number;
}

/**
 * Reads the labs again where a file of them has changed, until the returned function is called. What is wrong is
 * told, and the labs stay as they were. A lab that is gone is kept out of sight; what learners passed in it stays.
 */
export async function followContent(content: FollowedContent): Promise<() => void> {
  const { dir, everyMs = 2000 } = content;
  let known = await signatureOf(dir);
  let isLooking = false;

  async function look(): Promise<void> {
    const signature = await signatureOf(dir);
    if (signature === known) return;
    known = signature;
    await readAgain(content);
  }
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) =>
        content.log.warn({ err: error }, "the labs could not be read again"),
      )
      .finally(() => {
        isLooking = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function readAgain({ dir, labs, onChange, log }: FollowedContent): Promise<void> {
  const read = await loadLabs(dir);
  if (!read.ok) {
    const errors = read.error.map(formatContentError);
    return log.warn(
      { errors },
      "the labs were changed, and stay as they were until this is mended",
    );
  }
  for (const id of labs.keys()) if (!read.value.has(id)) labs.delete(id);
  for (const [id, lab] of read.value) labs.set(id, lab);
  log.info({ labs: [...labs.keys()] }, "the labs were read again");
  onChange();
}

/** Another text where a file has come, gone or changed. */
async function signatureOf(dir: string): Promise<string> {
  const files = (await readdir(dir, { recursive: true })).filter((file) => file.endsWith(".md"));
  const each = files.sort().map(async (file) => {
    const { mtimeMs, size } = await stat(join(dir, file));
    return `${file} ${mtimeMs} ${size}`;
  });
  return (await Promise.all(each)).join("\n");
}
