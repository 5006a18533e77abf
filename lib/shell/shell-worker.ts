import { createPrinter } from "./create-printer";
import { createShell } from "./create-shell";
import { type ToPage, type ToWorker, toWorkerSchema } from "./shell-message";

/** The engine of jq, of 0.9 MB, which only those who call it fetch. */
async function fetchJq(): Promise<ArrayBuffer> {
  const response = await fetch(new URL("jq-wasm/jq.wasm", import.meta.url));
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.arrayBuffer();
}

type Run = Extract<ToWorker, { kind: "run" }>;
type Waiting = Extract<ToWorker, { id: number }>;

const waiting = new Map<number, (answer: Waiting) => void>();
let lastId = 0;

const post = (message: ToPage) => self.postMessage(message);

function ask(message: (id: number) => ToPage): Promise<Waiting> {
  const id = ++lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    post(message(id));
  });
}

/** Runs it, and tells the page that it has ended even where the shell itself fails. */
async function run(message: Run): Promise<void> {
  try {
    await runScript(message);
  } catch (error) {
    const text = `bash: the shell itself failed: ${String(error)}\n`;
    post({ kind: "printed", parts: [{ stream: "stderr", text }] });
    post({ kind: "ended", exitCode: 1, limit: null });
  }
}

async function runScript({ script, names, kept }: Run): Promise<void> {
  const printer = createPrinter((parts) => post({ kind: "printed", parts }));
  const shell = createShell({
    kept,
    ports: {
      names,
      print: printer.print,
      loadJq: fetchJq,
      keep: (changes) => post({ kind: "keep", changes }),
      async transfer(request) {
        const { service, method, target, headers, body } = request;
        const plain = { service, method, target, headers, body };
        printer.flush();
        const answer = await ask((id) => ({ kind: "transfer", id, request: plain }));
        if (answer.kind !== "transferred") throw new Error("an answer of another kind");
        return answer.result;
      },
      async restartGateway() {
        printer.flush();
        const answer = await ask((id) => ({ kind: "restart", id }));
        if (answer.kind !== "restarted") throw new Error("an answer of another kind");
        return answer.result;
      },
    },
  });
  const { exitCode, limit } = await shell.run(script);
  printer.flush();
  post({ kind: "ended", exitCode, limit });
}

self.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const message = toWorkerSchema.parse(data);
  if (message.kind === "run") return void run(message);
  const resolve = waiting.get(message.id);
  waiting.delete(message.id);
  resolve?.(message);
});

post({ kind: "ready" });
