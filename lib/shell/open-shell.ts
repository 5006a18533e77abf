import { restartGateway } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";
import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";
import type { TransferAnswer, TransferProblem, TransferRequest } from "./curl/transfer";
import { limits } from "./explain-limit";
import { createKeptStore } from "./kept-store";
import { sendTransfer } from "./send-transfer";
import { type PrintedPart, type ToPage, type ToWorker, toPageSchema } from "./shell-message";
import { takeWorker } from "./warm-worker";

export type ScriptEnd =
  | { kind: "ended"; exitCode: number; limit: string | null }
  | { kind: "stopped" }
  | { kind: "too-long" }
  | { kind: "broken" };

export type Transferred = Result<TransferAnswer, TransferProblem>;

export interface ScriptRunning {
  script: string;
  /** The step that what the script sends counts for. */
  step: string | undefined;
  /** The shell has loaded and begins with the script. */
  onBegin: () => void;
  onPrinted: (parts: readonly PrintedPart[]) => void;
  onTransfer: (request: TransferRequest, answer: Transferred) => void;
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

/** The worker may be busy with one command for longer than the shell's own limit notices. */
const graceMs = 5000;

/** A learner's shell in this page. The worker is started ahead, so that a run finds it ready. */
export function openShell({ id, team }: Learner): OpenShell {
  const kept = createKeptStore(id);
  let current: Current | null = null;
  let worker: Worker | null = null;
  let isReady = false;

  function begin(): void {
    if (!current || !isReady) return;
    current.onBegin();
    send({ kind: "run", script: current.script, team, kept: kept.get() });
  }

  const send = (message: ToWorker) => worker?.postMessage(message);

  function hear(message: ToPage): void {
    if (message.kind === "ready") {
      isReady = true;
      begin();
    } else if (message.kind === "keep") kept.put(message.kept);
    else if (message.kind === "printed") current?.onPrinted(message.parts);
    else if (message.kind === "ended") current?.end(message);
    else if (current) void answer(message, current).then(send);
  }

  function start(): void {
    isReady = false;
    const taken = takeWorker();
    worker = taken.worker;
    worker.onmessage = ({ data }: MessageEvent<unknown>) => hear(toPageSchema.parse(data));
    worker.onerror = (event) => {
      event.preventDefault();
      halt();
      current?.end({ kind: "broken" });
    };
    for (const data of taken.said) hear(toPageSchema.parse(data));
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
            if (!worker && how.kind !== "broken") start();
            resolve(how);
          },
        };
        if (worker) begin();
        else start();
      });
    },
    stop: () => current?.end({ kind: "stopped" }),
    close() {
      current?.end({ kind: "stopped" });
      halt();
    },
  };
}

type Asked = Extract<ToPage, { id: number }>;

async function answer(asked: Asked, { step, signal, onTransfer }: Current): Promise<ToWorker> {
  const { id } = asked;
  if (asked.kind === "transfer") {
    const result = await sendTransfer(asked.request, { step, signal });
    if (!signal.aborted) onTransfer(asked.request, result);
    return { kind: "transferred", id, result };
  }
  const restarted = await restartGateway();
  const result = restarted.ok
    ? restarted
    : { ok: false as const, error: explainApiError(restarted.error) };
  return { kind: "restarted", id, result };
}
