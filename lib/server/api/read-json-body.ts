import { addAbortListener } from "node:events";
import { err, ok, type Result } from "@/lib/domain/result";
import { findExcess, jsonBounds } from "@/lib/server/json-bounds";
import type { Lease } from "@/lib/server/requests/body-room";
import { type LargeBodies, largeBytes } from "@/lib/server/requests/large-bodies";
import type { RequestError } from "@/lib/server/requests/request-error";

export interface JsonReading {
  /** No more is read. */
  limitBytes: number;
  /** Who sends it; only so many large bodies of one are read at once. */
  owner: string;
  largeBodies: LargeBodies;
  /** Members and items of the whole text; few unless told. */
  values?: number;
}

/**
 * The body of a request as JSON, or undefined where it is empty. Its length is bounded while it is read, and
 * what is in it before it is parsed; a large one waits for its turn.
 */
export async function readJsonBody(
  request: Request,
  { limitBytes, owner, largeBodies, values = jsonBounds.values }: JsonReading,
): Promise<Result<unknown, RequestError>> {
  if (request.headers.has("content-encoding")) {
    const message = "Send the JSON itself, without a Content-Encoding.";
    return err({ kind: "bad-encoding", message });
  }
  const claimedBytes = Number(request.headers.get("content-length") ?? 0);
  if (claimedBytes > limitBytes) return err({ kind: "too-large", limitBytes });
  const room = createRoom(owner, largeBodies);
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of chunksOf(request, room.lost)) {
      length += chunk.byteLength;
      if (length > limitBytes) return err({ kind: "too-large", limitBytes });
      chunks.push(chunk);
      if (Math.max(length, claimedBytes) <= largeBytes) continue;
      if (!(await room.enter())) return err({ kind: "too-many-bodies" });
      // Sixteen that arrive side by side would else fill every turn of the event loop.
      await largeBodies.inTurn(() => undefined);
    }
    if (room.lost.aborted) return err({ kind: "too-slow" });
    if (length === 0) return ok(undefined);
    const parse = () => parseBounded(Buffer.concat(chunks, length), values);
    return await largeBodies.inTurnIfLarge({ byteLength: length }, parse);
  } finally {
    room.leave();
  }
}

/** What arrives of a body, until all of it has, or its room is lost. */
async function* chunksOf({ body }: Request, lost: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  const stop = () => void reader.cancel().catch(() => undefined);
  lost.addEventListener("abort", stop, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || lost.aborted) return;
      yield value;
    }
  } finally {
    lost.removeEventListener("abort", stop);
    stop();
  }
}

/** Room that is asked for once, when a body turns out to be large. */
function createRoom(owner: string, largeBodies: LargeBodies) {
  let lease: Lease | null = null;
  const lost = new AbortController();
  return {
    lost: lost.signal,
    async enter(): Promise<boolean> {
      if (lease) return true;
      lease = await largeBodies.enter(owner);
      if (!lease) return false;
      // It may have been lost before it was come to.
      addAbortListener(lease.lost, () => lost.abort());
      return true;
    },
    leave: () => lease?.leave(),
  };
}

function parseBounded(bytes: Buffer, values: number): Result<unknown, RequestError> {
  const excess = findExcess(bytes, { ...jsonBounds, values });
  if (excess) return err({ kind: "bad-request", message: excesses(values)[excess] });
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    const message =
      error instanceof SyntaxError
        ? `It could not be read: ${error.message.slice(0, 200)}.`
        : "It is not written in UTF-8.";
    return err({ kind: "invalid-json", message });
  }
}

const excesses = (values: number) => ({
  values: `The body holds more than ${values} members.`,
  depth: `The body is nested more than ${jsonBounds.depth} deep.`,
  nameBytes: `A member of the body has a name of more than ${jsonBounds.nameBytes} bytes.`,
});
