import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const reportSchema = z.object({
  exitCode: z.number(),
  findings: z.array(
    z.object({
      area: z.string(),
      what: z.string(),
      state: z.enum(["fine", "wrong", "note", "not-checked"]),
      found: z.string(),
      todo: z.string().nullable(),
    }),
  ),
});

const script = ["--import", "tsx", "tools/preflight/preflight.ts", "--json"];

/**
 * Runs the command to its end, with no more of an environment than is given; interrupted, as by Ctrl+C, when that is
 * told, and at no other time.
 */
export async function runPreflight(
  args: readonly string[],
  given: Record<string, string>,
  interruptWhen?: () => Promise<boolean>,
) {
  const env: NodeJS.ProcessEnv = { NODE_ENV: "production", ...given };
  const child = spawn(process.execPath, [...script, ...args], { env });
  const exited = once(child, "exit");
  const outputs = Promise.all([text(child.stdout), text(child.stderr)]);
  if (interruptWhen) {
    while (!(await interruptWhen())) {
      if (child.exitCode !== null) throw new Error("it ended before it was interrupted");
      await sleep(20);
    }
    child.kill("SIGINT");
  }
  const [code] = await exited;
  const [stdout, stderr] = await outputs;
  if (stderr !== "" && !interruptWhen) throw new Error(stderr);
  try {
    return { code: Number(code), stderr, ...reportSchema.parse(JSON.parse(stdout)) };
  } catch (cause) {
    throw new Error(`it ended with ${code} and wrote: ${stdout}${stderr}`, { cause });
  }
}
