import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { appFlags } from "./app-flags.mjs";

/**
 * @typedef {object} LaunchedApp
 * @property {import("node:child_process").ChildProcess} process
 * @property {Promise<{ url: string, port: string, pagesUrl: string }>} ready Where browsers reach it and the servers' own
 *   pages, and where it listens; rejects where it ends before it says so.
 * @property {(signal: NodeJS.Signals) => Promise<void>} end Resolves when it has ended.
 */

/** Where the tests keep what Node has compiled, whatever else an app inherits. */
const { NODE_COMPILE_CACHE } = process.env;
const compiled = NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {};
const ownAddress = { HOST: "127.0.0.1", PORT: "0", PAGES_PORT: "0" };

/**
 * Starts the production build for a test or a tool, with the flags of `npm start`, at this machine's own address.
 *
 * @param {Record<string, string>} settings its variables, over those of `env`
 * @param {object} [options]
 * @param {Record<string, string | undefined>} [options.env] what it inherits; this process's, unless told
 * @param {string} [options.folder] that holds the build
 * @param {readonly string[]} [options.args]
 * @param {(line: string) => void} [options.onLine] told all that the app writes; without it errors are shown
 * @returns {LaunchedApp}
 */
export function launchApp(settings, options = {}) {
  const { env = process.env, folder = ".", args = [], onLine } = options;
  const app = spawn(process.execPath, [...appFlags, "dist/server.mjs", ...args], {
    cwd: folder,
    env: { ...compiled, ...env, NODE_ENV: "production", ...ownAddress, ...settings },
    stdio: ["ignore", "pipe", onLine ? "pipe" : "inherit"],
  });
  if (onLine && app.stderr) createInterface(app.stderr).on("line", onLine);
  const ready = readAddresses(app, onLine);
  // Whoever only ends it does not ask.
  ready.catch(() => {});
  return {
    process: app,
    ready,
    async end(signal) {
      if (app.exitCode !== null || app.signalCode !== null) return;
      const ended = once(app, "exit");
      if (app.kill(signal)) await ended;
    },
  };
}

/**
 * Reads what it says between the lines of its log, and all that follows, so that it can go on writing.
 *
 * @param {import("node:child_process").ChildProcess} app
 * @param {((line: string) => void) | undefined} onLine
 * @returns {LaunchedApp["ready"]}
 */
function readAddresses(app, onLine) {
  return new Promise((resolve, reject) => {
    if (!app.stdout) return reject(new Error("the app has no standard output"));
    let pagesUrl = "";
    const output = createInterface(app.stdout);
    output.on("line", (line) => {
      onLine?.(line);
      pagesUrl = /servers are at (http\S+)/.exec(line)?.[1] ?? pagesUrl;
      const [, url, port] = /is ready at (http\S+)(?: \(listening on port (\d+))?/.exec(line) ?? [];
      if (url) resolve({ url, port: port ?? new URL(url).port, pagesUrl });
    });
    output.on("close", () => reject(new Error("the app ended before it was ready")));
  });
}
