import { spawn } from "node:child_process";

/**
 * To start a program takes the longer the more memory the process holds that starts it, and the one with the tests holds
 * much. This one holds little: it runs scripts for it, as many at a time as it is told.
 *
 * @typedef {{ id: number, script: string, cwd: string, env: Record<string, string> }} Asked
 * @typedef {{ id: number, stdout: string, stderr: string, exitCode: number } | { id: number, fault: string }} Answered
 */

/** @param {Asked} asked */
function run({ id, script, cwd, env }) {
  const child = spawn("/bin/bash", ["-c", script], {
    cwd,
    env: { ...env, NODE_ENV: "test" },
    stdio: ["ignore", "pipe", "pipe"],
    // Only a script that hangs takes so long, on a busy machine too.
    timeout: 100_000,
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  child.on("error", (error) => answer({ id, fault: error.message }));
  child.on("close", (code) => answer({ id, stdout, stderr, exitCode: code ?? -1 }));
}

/** @param {Answered} answered */
function answer(answered) {
  process.send?.(answered);
}

process.on("message", (/** @type {Asked} */ asked) => run(asked));
process.on("disconnect", () => process.exit());
