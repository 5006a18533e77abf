import { readPasted } from "@/lib/domain/pushgateway/forms/pasted-command";
import { err, ok, type Result } from "@/lib/domain/result";
import type { TeamNames } from "@/lib/domain/site-names";
import type { TransferRequest } from "./curl/transfer";
import { type CommandRun, judgeCommand } from "./judge-command";
import { type ToPage, type ToWorker, toPageSchema } from "./shell-message";
import { withoutCookies } from "./without-cookies";

/** How long the shell may take to load: on a slow line it is a matter of seconds. */
const loadingMs = 60_000;
const maxMs = 5000;
/** How long a command that has sent something may go on, so that what else it does is seen. */
const graceMs = 1000;

const notLoaded = "The shell could not be loaded: the connection may be lost.";

type Read = Result<TransferRequest, string>;

/**
 * What a command would send to the learner's own Pushgateway: it runs in a shell of its own, without files
 * and cut off from every server. The error is a sentence for the learner.
 */
export async function readCommand(pasted: string, names: TeamNames): Promise<Read> {
  const script = readPasted(pasted);
  return script.ok ? runAlone(script.value, names) : script;
}

function runAlone(script: string, names: TeamNames): Promise<Read> {
  const worker = new Worker(new URL("./shell-worker.ts", import.meta.url), { type: "module" });
  const send = (message: ToWorker) => worker.postMessage(message);
  const run: CommandRun = { script, requests: [], stdout: "", stderr: "" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<Read>((resolve) => {
    const within = (ms: number, end: () => Read) => {
      clearTimeout(timer);
      timer = setTimeout(() => resolve(end()), ms);
    };
    within(loadingMs, () => err(notLoaded));
    worker.onerror = (event) => {
      event.preventDefault();
      resolve(err(notLoaded));
    };
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = toPageSchema.parse(data);
      const read = readMessage(message, run);
      if (read) return resolve(read);
      if (message.kind === "ready") {
        within(maxMs, () => err("The command sent nothing within 5 s."));
        const kept = { files: {}, cluster: null };
        send({ kind: "run", script: withoutCookies(script), names, kept });
      } else if (message.kind === "transfer") {
        within(graceMs, () => judgeCommand(run));
        send({ kind: "transferred", id: message.id, result: ok(emptyAnswer) });
      }
    };
  }).finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}

const emptyAnswer = { status: 200, statusText: "OK", headers: {}, body: new Uint8Array() };

/** Null for a message that does not settle what the command sends; what it tells goes into the run. */
function readMessage(message: ToPage, run: CommandRun): Read | null {
  switch (message.kind) {
    case "transfer":
      if (message.request.service !== "pushgateway")
        return err("This command asks Prometheus. A request goes to the Pushgateway, port 9091.");
      run.requests.push(message.request);
      return run.requests.length > 1 ? judgeCommand(run) : null;
    case "printed":
      for (const { stream, text } of message.parts) run[stream] += text;
      return null;
    case "restart":
      return err("This command restarts the gateway, and sends nothing.");
    case "ended":
      return judgeCommand(run);
    default:
      return null;
  }
}
