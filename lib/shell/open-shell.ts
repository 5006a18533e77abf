import { restartGateway } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";
import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";
import type { TeamNames } from "@/lib/domain/site-names";
import type { TransferAnswer, TransferProblem, TransferRequest } from "./curl/transfer";
import { limits } from "./explain-limit";
import { graceMs, type KeptChanges } from "./kept-changes";
import { createKeptStore } from "./kept-store";
import { sendTransfer } from "./send-transfer";
import { type PrintedPart, type ToPage, type ToWorker, toPageSchema } from "./shell-message";
import { takeWorker, type WarmWorker } from "./warm-worker";

export type ScriptEnd =
  | { kind: "ended"; exitCode: number; limit: string | null }
  | { kind: "stopped" }
  | { kind: "too-long" }
  | { kind: "broken" };

export type Transferred = Result<TransferAnswer, TransferProblem>;

export interface ScriptRunning {
  script: string;
  /** The step that what the script sends counts for, and its lab. */
  step: string | undefined;
  lab: string;
  /** The shell has loaded and begins with the script. */
  onBegin: () => void;
  onPrinted: (parts: readonly PrintedPart[]) => void;
  onTransfer: (request: TransferRequest, answer: Transferred) => void;
  /** Jobs that are new or have changed. */
  onJobs: (jobs: KeptChanges["jobs"]) => void;
}

export interface OpenShell {
  /** Runs a script in a worker; one at a time. */
  run(running: ScriptRunning): Promise<ScriptEnd>;
  /** Ends the run at once, whatever it does. */
  stop(): void;
  close(): void;
}

interface Current extends ScriptRunning {
  end: (how: ScriptEnd) => void;
  signal: AbortSignal;
}

/** A learner's shell in this page. The worker is started ahead, so that a run finds it ready. */
export function openShell({ id }: Learner, names: TeamNames): OpenShell {
  const kept = createKeptStore(id);
  let current: Current | null = null;
  let worker: Worker | null = null;
  let isReady = false;
  let isClosed = false;

  function begin(): void {
    if (!current || !worker || !isReady) return;
    current.onBegin();
    post(worker, { kind: "run", script: current.script, names, kept: kept.get() });
  }

  function hear(from: Worker, message: ToPage): void {
    if (from !== worker) return;
    if (message.kind === "ready") {
      isReady = true;
      begin();
    } else if (message.kind === "keep") {
      kept.change(message.changes);
      current?.onJobs(message.changes.jobs);
    } else if (message.kind === "printed") current?.onPrinted(message.parts);
    else if (message.kind === "ended") current?.end(message);
    else if (current) void answer(message, current).then((told) => post(from, told));
  }

  function start(): void {
    isReady = false;
    const taken = takeWorker();
    worker = taken.worker;
    listen(taken, hear, fail);
  }

  function fail(from: Worker): void {
    if (from !== worker) return;
    halt();
    current?.end({ kind: "broken" });
  }

  function halt(): void {
    worker?.terminate();
    worker = null;
  }

  start();
  return {
    run(running) {
      return new Promise((resolve) => {
        const abort = new AbortController();
        const maxMs = limits.maxExecutionTimeMs + graceMs;
        const timer = setTimeout(() => current?.end({ kind: "too-long" }), maxMs);
        current = {
          ...running,
          signal: abort.signal,
          end(how) {
            current = null;
            clearTimeout(timer);
            abort.abort();
            if (how.kind !== "ended") halt();
            if (!worker && how.kind !== "broken" && !isClosed) start();
            resolve(how);
          },
        };
        if (worker) begin();
        else start();
      });
    },
    stop: () => current?.end({ kind: "stopped" }),
    close() {
      isClosed = true;
      current?.end({ kind: "stopped" });
      halt();
    },
  };
}

/** Tells what a worker says, from its beginning on, and that it failed. */
function listen(
  { worker, said }: WarmWorker,
  hear: (from: Worker, message: ToPage) => void,
  fail: (from: Worker) => void,
): void {
  worker.onmessage = ({ data }: MessageEvent<unknown>) => hear(worker, toPageSchema.parse(data));
  worker.onerror = (event) => {
    event.preventDefault();
    fail(worker);
  };
  for (const data of said) hear(worker, toPageSchema.parse(data));
}

/** Each worker counts its questions from 1, so that an answer goes to the one that has asked. */
const post = (worker: Worker, message: ToWorker) => worker.postMessage(message);

type Asked = Extract<ToPage, { id: number }>;

async function answer(asked: Asked, { step, lab, signal, onTransfer }: Current): Promise<ToWorker> {
  const { id } = asked;
  if (asked.kind === "transfer") {
    const result = await sendTransfer(asked.request, { step, lab, signal });
    if (!signal.aborted) onTransfer(asked.request, result);
    return { kind: "transferred", id, result };
  }
  const restarted = await restartGateway();
  const result = restarted.ok
    ? restarted
    : { ok: false as const, error: explainApiError(restarted.error) };
  return { kind: "restarted", id, result };
}
