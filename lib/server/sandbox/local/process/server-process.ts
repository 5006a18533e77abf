import { spawn } from "node:child_process";
import { outsideRequests } from "@/lib/server/outside-requests";
import type { Reaper } from "./reaper";
import type { ServerCommand } from "./server-command";

const politeMs = 3_000;
const tailLength = 8_192;

export interface ServerExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The end of what it wrote to its standard error. */
  lastWords: string;
}

export interface ServerProcess {
  pid: number;
  exited: Promise<ServerExit>;
  hasExited(): boolean;
  /** What it has written to its standard error so far; the end of it. */
  words(): string;
  signal(name: NodeJS.Signals): void;
  /** SIGTERM, then SIGKILL after 3 s; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Announces itself to the reaper before it becomes the server, so that no moment leaves it unwatched. */
const wrapper = `echo "+$$" >&3; exec "$@" 3>&-`;

/**
 * Starts a server in a session of its own, where the terminal's Ctrl+C does not reach it. Throws what the
 * system says when it has no room for another process; a binary that cannot run exits with 126 or 127.
 */
export async function startServerProcess(
  command: ServerCommand,
  reaper: Reaper,
): Promise<ServerProcess> {
  const child = outsideRequests(() =>
    spawn("/bin/sh", ["-c", wrapper, "sh", command.binary, ...command.args], {
      detached: true,
      cwd: command.directory,
      env: command.env,
      stdio: ["ignore", "ignore", "pipe", reaper.input()],
    }),
  );
  let tail = "";
  child.stderr?.setEncoding("utf8");
  child.stderr?.on("data", (part: string) => {
    tail = (tail + part).slice(-tailLength);
  });
  const { pid } = child;
  if (pid === undefined)
    throw await new Promise<Error>((resolve) => {
      child.once("error", resolve);
    });
  child.on("error", () => undefined);
  reaper.watch(pid);

  let isGone = false;
  child.once("exit", () => {
    isGone = true;
    reaper.forget(pid);
  });
  const exited = new Promise<ServerExit>((resolve) => {
    child.once("close", (code, name) => resolve({ code, signal: name, lastWords: tail }));
  });
  return {
    pid,
    exited,
    hasExited: () => isGone,
    words: () => tail,
    signal: (name) => void (isGone || child.kill(name)),
    async stop() {
      const timer = setTimeout(() => child.kill("SIGKILL"), politeMs);
      child.kill("SIGTERM");
      await exited;
      clearTimeout(timer);
    },
  };
}
