import type { ExecResult } from "just-bash/browser";
import { singleQuoted } from "@/lib/domain/pushgateway/forms/quote-word";
import { sinkOutput, textInput } from "@/lib/shell/language/process/descriptions";
import { newChild } from "@/lib/shell/language/process/new-child";
import type { Process } from "@/lib/shell/language/process/process";
import { encodeText } from "@/lib/shell/language/process/text-bytes";
import { sendSignal } from "@/lib/shell/language/process/traps";
import { runSubshell } from "./run-subshell";

interface Options {
  env?: Record<string, string>;
  replaceEnv?: boolean;
  cwd: string;
  stdin?: string;
  stdinKind?: "text" | "bytes";
  signal?: AbortSignal;
  args?: string[];
}

/** Runs a script for a command such as `xargs`, in a shell of its own, and gives it all that was written. */
export async function callChild(
  process: Process,
  script: string,
  { env = {}, replaceEnv = false, cwd, stdin, stdinKind, signal, args = [] }: Options,
): Promise<ExecResult> {
  const child = newChild(process, { env, replaceEnv });
  child.cwd = cwd;
  const written = { stdout: "", stderr: "" };
  const sink = (stream: keyof typeof written) =>
    sinkOutput((bytes) => {
      written[stream] += bytes;
      process.machine.budget.text(written[stream].length);
    });
  child.descriptors.set(1, sink("stdout"));
  child.descriptors.set(2, sink("stderr"));
  const input = stdinKind === "bytes" ? (stdin ?? "") : encodeText(stdin ?? "");
  if (stdin !== undefined) child.descriptors.set(0, textInput(input));
  signal?.addEventListener("abort", () => sendSignal(child, "TERM"), { once: true });
  const text = [script, ...args.map(singleQuoted)].join(" ");
  const exitCode = await runSubshell(child, () => child.machine.runText(child, text));
  return { ...written, exitCode, stdoutKind: "bytes" };
}
