import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Answered, Asked } from "./bash-starter.mjs";

export interface BashRun {
  stdout: string;
  stderr: string;
  exitCode: number;
}

interface Waiting {
  resolve(ran: BashRun): void;
  reject(why: Error): void;
}

let starter: ChildProcess | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** Runs a script in a real bash, in a directory and with variables of the caller's. */
export function spawnBash(script: string, options: { cwd: string; env: Record<string, string> }) {
  starter ??= openStarter();
  const { channel } = starter;
  const asked: Asked = { id: ++lastId, script, ...options };
  starter.send(asked);
  channel?.ref();
  return new Promise<BashRun>((resolve, reject) => {
    waiting.set(asked.id, { resolve, reject });
  }).finally(() => {
    // A process that waits for no script may end.
    if (waiting.size === 0) channel?.unref();
  });
}

function openStarter(): ChildProcess {
  const opened = fork(join(import.meta.dirname, "bash-starter.mjs"), { execArgv: [] });
  opened.unref();
  opened.on("message", (answered: Answered) => {
    const asker = waiting.get(answered.id);
    waiting.delete(answered.id);
    if ("fault" in answered) asker?.reject(new Error(answered.fault));
    else asker?.resolve(answered);
  });
  const fail = (why: Error) => {
    starter = null;
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
  };
  opened.on("error", fail);
  opened.on("exit", () => fail(new Error("what starts bash has ended")));
  return opened;
}
