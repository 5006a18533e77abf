import { err, ok, type Result } from "@/lib/domain/result";
import type { TransferRequest } from "./curl/transfer";
import { type ToPage, type ToWorker, toPageSchema } from "./shell-message";

/** A command line as it is copied from a terminal may begin with its prompt. */
const prompt = /^\s*[$#%>]\s+/;
const maxMs = 5000;

/**
 * What a command would send to the learner's own Pushgateway: it runs in a shell of its own, without files
 * and cut off from every server, until its first request. The error is a sentence for the learner.
 */
export function readCommand(
  command: string,
  team: string,
): Promise<Result<TransferRequest, string>> {
  const worker = new Worker(new URL("./shell-worker.ts", import.meta.url), { type: "module" });
  const send = (message: ToWorker) => worker.postMessage(message);
  let printed = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<Result<TransferRequest, string>>((resolve) => {
    timer = setTimeout(() => resolve(err("The command sent nothing within 5 s.")), maxMs);
    worker.onerror = (event) => {
      event.preventDefault();
      resolve(err("The shell could not be loaded: the connection may be lost."));
    };
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = toPageSchema.parse(data);
      if (message.kind === "ready") {
        const script = command.replace(prompt, "");
        send({ kind: "run", script, team, kept: { files: {}, cluster: null } });
      } else if (message.kind === "printed") {
        printed += message.parts.map(({ text }) => text).join("");
      } else {
        const read = readMessage(message, printed);
        if (read) resolve(read);
      }
    };
  }).finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
}

/** Null for a message that does not settle what the command sends. */
function readMessage(message: ToPage, printed: string): Result<TransferRequest, string> | null {
  switch (message.kind) {
    case "transfer":
      return message.request.service === "pushgateway"
        ? ok(message.request)
        : err("This command asks Prometheus. A request goes to the Pushgateway, port 9091.");
    case "restart":
      return err("This command restarts the gateway, and sends nothing.");
    case "ended":
      return err(nothingSent(printed));
    default:
      return null;
  }
}

function nothingSent(printed: string): string {
  const said = printed.trim().split("\n").slice(0, 3).join("\n");
  return said === "" ? "The command sent nothing." : `The command sent nothing. It says: ${said}`;
}
