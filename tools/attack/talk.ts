import { connect } from "node:net";

/** What came back on one connection. */
export interface Heard {
  text: string;
  /** The status of each answer on it, in order. */
  statuses: number[];
  end: "closed" | "silent";
}

/** What is not whole is ended from this side after a while; then a server has to end its own. */
const endsAfterMs = 1000;
/** Only what never comes takes so long, on a busy machine too. */
const silentAfterMs = 200_000;
const answeredWithinMs = 200_000;

/**
 * Writes bytes to a port of the app; resolves when the app has ended the connection, or with an event stream
 * as soon as that has begun.
 */
export function talk(port: number, bytes: string | Buffer): Promise<Heard> {
  return hear(port, bytes, { endsAfterMs, silentAfterMs });
}

/** As `talk`, of a whole request: it is left open for its answer, however busy the machine is. */
export function ask(port: number, request: string): Promise<Heard> {
  return hear(port, request, { endsAfterMs: answeredWithinMs, silentAfterMs: answeredWithinMs });
}

interface Patience {
  endsAfterMs: number;
  silentAfterMs: number;
}

function hear(port: number, bytes: string | Buffer, patience: Patience): Promise<Heard> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    const settle = (end: Heard["end"]) => {
      for (const timer of timers) clearTimeout(timer);
      socket.destroy();
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, code]) => Number(code));
      resolve({ text, statuses, end });
    };
    const timers = [
      setTimeout(() => socket.end(), patience.endsAfterMs),
      setTimeout(() => settle("silent"), patience.silentAfterMs),
    ];
    socket.setEncoding("latin1");
    socket.on("data", (data: string) => {
      if (text.length < 1_000_000) text += data;
      if (/^content-type: text\/event-stream/im.test(text)) settle("closed");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => settle("closed"));
  });
}

type Header = readonly [name: string, value: string];

/** A request after which the connection is to end, unless its headers say otherwise; they may stand in it twice. */
export function requestOf(line: string, headers: readonly Header[] = [], body = ""): string {
  const isSaid = headers.some(([name]) => name === "Connection");
  const all: readonly Header[] = isSaid ? headers : [...headers, ["Connection", "close"]];
  const written = all.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `${line} HTTP/1.1\r\n${written}\r\n${body}`;
}

/**
 * What is wrong with an answer, or null: a server of ours is never at a loss, and what it says of others' (the
 * sandbox starts, is full, does not answer) is an answer.
 */
export function faultOf({ statuses, end }: Heard): string | null {
  const lost = statuses.find((status) => status >= 500 && ![502, 503, 504, 507].includes(status));
  if (lost !== undefined) return `answered ${lost}`;
  return end === "silent" ? "did not answer and did not close" : null;
}

/** An answer for the table. */
export const wordOf = ({ statuses, end }: Heard): string =>
  statuses.length > 0 ? statuses.join("+") : end;
