import { execFile } from "node:child_process";
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

/** Runs the command to its end, with no more of an environment than is given. */
export async function runPreflight(args: readonly string[], env: Record<string, string>) {
  const { code, stdout, stderr } = await run([...script, ...args], env);
  if (stderr !== "") throw new Error(stderr);
  return { code, ...reportSchema.parse(JSON.parse(stdout)) };
}

function run(args: readonly string[], given: Record<string, string>) {
  const env: NodeJS.ProcessEnv = { NODE_ENV: "production", ...given };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [...args], { env, maxBuffer: 16e6 }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, stdout: out, stderr: err }),
    );
  });
}
