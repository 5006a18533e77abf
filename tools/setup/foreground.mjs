import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./command.mjs";
import { exitCode, interrupt, track } from "./run.mjs";

const preload = pathToFileURL(join(root, "tools", "setup", "leave-with-parent.mjs")).href;

/**
 * Runs a program of the project in the foreground to its end. It gets the signals that this process gets,
 * and ends when this process does, however that happens.
 *
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [flags] those of Node
 * @returns {Promise<number>} its exit code
 */
export function runInForeground(node, args, env, flags = ["--enable-source-maps"]) {
  const child = spawn(node, [...flags, "--import", preload, ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
  track(child, { wholeGroup: false });
  const watch = leaveWithNpm();
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      resolve(exitCode(code, signal));
    });
  });
}

/** Under `npm start` the parent is npm; a `kill -9` of it must not leave the server behind either. */
function leaveWithNpm() {
  const { ppid } = process;
  return setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== ppid) interrupt("SIGTERM");
  }, 1000);
}
