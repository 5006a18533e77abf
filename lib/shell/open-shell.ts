import { restartGateway } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";
import type { Learner } from "@/lib/contract/session";
import { limits } from "./explain-limit";
import { createKeptStore } from "./kept-store";
import { sendTransfer } from "./send-transfer";
import { type ToWorker, toPageSchema } from "./shell-message";

export type ScriptEnd =
  | { kind: "ended"; stdout: string; stderr: string; exitCode: number }
  | { kind: "stopped" }
  | { kind: "too-long" }
  | { kind: "broken" };

export interface OpenShell {
  /** Runs a script in a worker; one at a time. `step` is the one that what it sends counts for. */
  run(script: string, step: string | undefined): Promise<ScriptEnd>;
  /** Ends the run at once, whatever it does. */
  stop(): void;
  close(): void;
}

/** The worker may be busy with one command for longer than the shell's own limit notices. */
const graceMs = 5000;

/** A learner's shell in this page. The worker is started ahead, so that a run finds it ready. */
export function openShell({ id, team }: Learner): OpenShell {
  const kept = createKeptStore(id);
  let worker = startWorker();
  let end: ((how: ScriptEnd) => void) | null = null;

  function renew(): void {
    worker.terminate();
    worker = startWorker();
  }

  return {
    run(script, step) {
      const abort = new AbortController();
      return new Promise((resolve) => {
        const timer = setTimeout(
          () => end?.({ kind: "too-long" }),
          limits.maxExecutionTimeMs + graceMs,
        );
        end = (how) => {
          end = null;
          clearTimeout(timer);
          abort.abort();
          if (how.kind !== "ended") renew();
          resolve(how);
        };
        const send = (message: ToWorker) => worker.postMessage(message);
        worker.onerror = () => end?.({ kind: "broken" });
        worker.onmessage = ({ data }: MessageEvent<unknown>) => {
          const message = toPageSchema.parse(data);
          if (message.kind === "keep") kept.put(message.kept);
          else if (message.kind === "ended") end?.(message);
          else void answer(message, { step, signal: abort.signal }).then(send);
        };
        send({ kind: "run", script, team, kept: kept.get() });
      });
    },
    stop: () => end?.({ kind: "stopped" }),
    close() {
      end?.({ kind: "stopped" });
      worker.terminate();
    },
  };
}

type Asked = Extract<ReturnType<typeof toPageSchema.parse>, { id: number }>;

async function answer(
  message: Asked,
  sending: { step: string | undefined; signal: AbortSignal },
): Promise<ToWorker> {
  const { id } = message;
  if (message.kind === "transfer") {
    return { kind: "transferred", id, result: await sendTransfer(message.request, sending) };
  }
  const restarted = await restartGateway();
  const result = restarted.ok
    ? restarted
    : { ok: false as const, error: explainApiError(restarted.error) };
  return { kind: "restarted", id, result };
}

function startWorker(): Worker {
  return new Worker(new URL("./shell-worker.ts", import.meta.url), { type: "module" });
}
