import { connect, createServer, type Socket } from "node:net";

export interface RecordingServer {
  /** Of four digits, as the one it stands in for: messages that count characters stay comparable. */
  port: number;
  /** What has arrived since the last call, one character a byte. */
  take(): string;
  close(): Promise<void>;
}

/** Paths that this server answers itself, because no Pushgateway does: null never answers. */
const own: Readonly<Record<string, string | null>> = {
  "/answers/302": redirect(302, "Found", "/answers/there"),
  "/answers/307": redirect(307, "Temporary Redirect", "/answers/there"),
  "/answers/303": redirect(303, "See Other", "/answers/there"),
  "/answers/circle": redirect(302, "Found", "/answers/circle"),
  "/answers/there": answer("200 OK", "there\n"),
  "/answers/503": answer("503 Service Unavailable", "try later\n"),
  "/answers/204": "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
  "/answers/nothing": "",
  "/answers/never": null,
};

function answer(status: string, body: string, more = ""): string {
  const head = `HTTP/1.1 ${status}\r\nContent-Type: text/plain\r\n${more}`;
  return `${head}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
}

function redirect(status: number, text: string, to: string): string {
  return answer(`${status} ${text}`, "elsewhere\n", `Location: ${to}\r\n`);
}

/** Records every byte that arrives and hands it on to the Pushgateway at `upstreamPort`. */
export async function startRecordingServer(upstreamPort: number): Promise<RecordingServer> {
  let recorded = "";
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    sockets.add(client);
    client.on("error", () => client.destroy()).on("close", () => sockets.delete(client));
    client.on("data", (bytes) => {
      recorded += bytes.toString("latin1");
    });
    client.once("data", (first) => serve(client, first));
  });
  function serve(client: Socket, first: Buffer): void {
    const path = /^\S+ ([^ ?]*)/.exec(first.toString("latin1"))?.[1] ?? "";
    const text = own[path];
    if (text === null) return;
    if (text !== undefined) return void client.end(text, "latin1");
    const upstream = connect(upstreamPort, "127.0.0.1");
    sockets.add(upstream);
    upstream.on("error", () => client.destroy()).on("close", () => sockets.delete(upstream));
    client.on("close", () => upstream.destroy());
    upstream.write(first);
    client.pipe(upstream).pipe(client);
  }
  const port = await listenOnFourDigits(server);
  return {
    port,
    take() {
      const taken = recorded;
      recorded = "";
      return taken;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listenOnFourDigits(server: ReturnType<typeof createServer>): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = 2000 + Math.floor(Math.random() * 7000);
    const isListening = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    server.removeAllListeners("error");
    if (isListening) return port;
  }
  throw new Error("no port of four digits is free");
}
