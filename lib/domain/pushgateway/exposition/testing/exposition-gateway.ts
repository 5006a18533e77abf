import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { parseExposition } from "@/lib/domain/pushgateway/exposition/parse-exposition";
import { parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import { diagnoseRefusal } from "@/lib/domain/pushgateway/refusal/refusal";

/** One text as a gateway answered it that held nothing else. */
export interface Pushed {
  path: string;
  body: Uint8Array;
  status: number;
  answer: string;
}

/**
 * Pushes one text after the other to an empty gateway: each is put into a group, and the group deleted.
 * All requests go over one connection without waiting for answers in between.
 */
export class GatewayLine {
  private constructor(private readonly socket: Socket) {}

  static async open(base: string): Promise<GatewayLine> {
    const { hostname, port } = new URL(base);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    const line = new GatewayLine(socket);
    await line.push([{ path: "/metrics/job/a", body: new Uint8Array() }]);
    return line;
  }

  async push(texts: readonly { path: string; body: Uint8Array }[]): Promise<Pushed[]> {
    const requests = texts.flatMap(({ path, body }) => [
      `PUT ${path} HTTP/1.1\r\nHost: gateway\r\nContent-Length: ${body.byteLength}\r\n\r\n`,
      body,
      `DELETE ${path} HTTP/1.1\r\nHost: gateway\r\nContent-Length: 0\r\n\r\n`,
    ]);
    this.socket.write(Buffer.concat(requests.map((part) => Buffer.from(part))));
    const answers = await this.read(texts.length * 2);
    return texts.map((text, i) => {
      const [put, deleted] = [answers[2 * i], answers[2 * i + 1]];
      if (!put || deleted?.status !== 202) throw new Error("the gateway did not delete the group");
      return { ...text, ...put };
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private async read(count: number): Promise<{ status: number; answer: string }[]> {
    const answers: { status: number; answer: string }[] = [];
    let rest = Buffer.alloc(0);
    while (answers.length < count) {
      const [chunk] = await once(this.socket, "data");
      rest = Buffer.concat([rest, chunk]);
      for (let next = readAnswer(rest); next; next = readAnswer(rest)) {
        answers.push(next);
        rest = rest.subarray(next.byteLength);
      }
    }
    return answers;
  }
}

function readAnswer(bytes: Buffer) {
  const headEnd = bytes.indexOf("\r\n\r\n");
  if (headEnd === -1) return null;
  const head = bytes.toString("latin1", 0, headEnd);
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? Number.NaN);
  const byteLength = headEnd + 4 + length;
  if (Number.isNaN(length)) throw new Error(`an answer of unknown length:\n${head}`);
  if (bytes.length < byteLength) return null;
  const answer = bytes.toString("utf8", headEnd + 4, byteLength);
  return { status: Number(head.slice(9, 12)), answer, byteLength };
}

/**
 * What the parser says otherwise than the gateway, or null where they agree: on whether the text is taken,
 * on the line, and on the reason. Of several inconsistencies the gateway names those that it comes across
 * in an order of its own, so any of them will do.
 */
export function disagreement(pushed: Pushed): string | null {
  const group = parsePushPath(pushed.path);
  if (!group.ok) throw new Error(`${pushed.path} names no group`);
  const { isAccepted, refusal, problems } = parseExposition(pushed.body, group.value.labels);
  if (pushed.status !== 200 && pushed.status !== 400) return `answered ${pushed.status}`;
  if (isAccepted !== (pushed.status === 200)) {
    return isAccepted
      ? "the gateway alone refuses it"
      : `the parser alone refuses it: ${refusal?.message}`;
  }
  if (refusal === null) return null;
  const line = Number(
    /^text format parsing error in line (\d+)/.exec(pushed.answer)?.[1] ?? refusal.line,
  );
  if (line !== refusal.line) return `the parser names line ${refusal.line}`;
  const { code } = diagnoseRefusal({ ...pushed, method: "PUT", headers: {} });
  const isNamed = pushed.answer.startsWith("text format")
    ? code === refusal.code
    : problems.some((each) => each.severity === "refused" && each.code === code);
  return isNamed ? null : `the parser names it ${refusal.code}, the answer ${code}`;
}

/** The smallest text in which the same disagreement is left, as far as leaving out parts leads. */
export async function shrink(line: GatewayLine, found: Pushed): Promise<Pushed> {
  const kind = (pushed: Pushed) => disagreement(pushed)?.replace(/\d+|:.*/g, "");
  const wanted = kind(found);
  let smallest = found;
  for (let size = Math.ceil(found.body.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < smallest.body.length; ) {
      const kept = [smallest.body.subarray(0, at), smallest.body.subarray(at + size)];
      const [tried] = await line.push([{ path: found.path, body: Buffer.concat(kept) }]);
      if (tried && kind(tried) === wanted) smallest = tried;
      else at += size;
    }
  }
  return smallest;
}

export function describePushed(pushed: Pushed): string {
  const text = JSON.stringify(Buffer.from(pushed.body).toString("latin1"));
  return `${disagreement(pushed)}\n  PUT ${pushed.path} ${text}\n  ${pushed.status} ${pushed.answer.trim()}`;
}
