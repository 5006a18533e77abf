import { spawn } from "node:child_process";
import { constants } from "node:os";
import { SetupError } from "./setup-error.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs] after which it is killed with everything it started
 *
 * @typedef {object} RunResult
 * @property {number} code 128 plus the signal's number where a signal ended it; 127 if it could not start
 * @property {string} output standard output and standard error as they came
 */

/** @type {Map<number, {wholeGroup: boolean}>} */
const running = new Map();

/** @type {NodeJS.Signals | null} */
let interruptedBy = null;
let interruptedAt = 0;

/**
 * Makes Ctrl+C, SIGTERM and SIGHUP reach what runs, once each, and end this process after it. Every child
 * has a process group of its own, because otherwise a terminal's Ctrl+C would arrive twice.
 */
export function passSignalsOn() {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => interrupt(signal));
}

/**
 * A terminal's Ctrl+C arrives twice under npm, from the terminal and from npm: the second within a moment
 * is no second wish.
 *
 * @param {NodeJS.Signals} signal
 */
export function interrupt(signal) {
  if (running.size === 0) process.exit(exitCode(null, signal));
  if (Date.now() - interruptedAt < 1000) return;
  interruptedBy = signal;
  interruptedAt = Date.now();
  for (const [pid, { wholeGroup }] of running) kill(wholeGroup ? -pid : pid, signal);
}

/**
 * Counts a child among those that signals are passed on to, until it exits.
 *
 * @param {import("node:child_process").ChildProcess} child started with `detached`
 * @param {{wholeGroup: boolean}} how whether signals go to the child alone or to all it started
 */
export function track(child, how) {
  const { pid } = child;
  if (pid === undefined) return;
  running.set(pid, how);
  child.once("exit", () => {
    running.delete(pid);
    if (how.wholeGroup) kill(-pid, "SIGKILL");
  });
}

/**
 * Runs a command to its end and collects what it prints. Never rejects for a failing command.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd, env = process.env, timeoutMs }) {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  track(child, { wholeGroup: true });
  let output = "";
  const collect = (/** @type {string} */ text) => {
    output += text;
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  const timer = setTimeout(
    () => {
      collect(`\n${command} was stopped after ${timeoutMs} ms\n`);
      if (child.pid !== undefined) kill(-child.pid, "SIGKILL");
    },
    timeoutMs ?? 2 ** 31 - 1,
  );
  return new Promise((resolve, reject) => {
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      if (interruptedBy) reject(new Interrupted(interruptedBy));
      else resolve({ code, output });
    };
    child.once("error", (error) => {
      collect(`${error.message}\n`);
      end(127);
    });
    child.once("close", (code, signal) => end(exitCode(code, signal)));
  });
}

/**
 * The same for a command that must succeed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions & {problem: string}} options `problem` says what it means when it fails
 * @returns {Promise<string>} its output
 */
export async function runOrFail(command, args, { problem, ...options }) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new SetupError(`${lastLines(output, 60)}\n${problem}`);
  return output;
}

/** A signal ended what was running, so this process ends by the same. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.code = exitCode(null, signal);
  }
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCode(code, signal) {
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}
