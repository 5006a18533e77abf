import { addAbortListener } from "node:events";
import type { IncomingMessage } from "node:http";
import { type LargeBodies, largeBytes } from "./large-bodies";
import { maxBodyBytes } from "./readable-body";

/** This much of a body that is too large is read and dropped, so that its sender gets to read the answer. */
const maxDrainBytes = 64 * maxBodyBytes;

export interface ReadBody {
  /** All of it; of a body above the limit only as much as shows that it is. */
  body: Buffer;
  /** There is more to come, so the connection can't go on. */
  isOpen: boolean;
}

/** Whether there may be more to come of the request, so that its connection cannot go on. */
export function isUnfinished(read: ReadBody | Unread): boolean {
  return typeof read === "string" || read.isOpen;
}

const empty: ReadBody = { body: Buffer.alloc(0), isOpen: false };

/** Why a body was not read: for room others came first, or it took too long while others wait. */
export type Unread = "too-many-bodies" | "too-slow";

/** A request's body; a large one is read when there is room for it. Null where the sender went away. */
export async function readBody(
  request: IncomingMessage,
  owner: string,
  largeBodies: LargeBodies,
): Promise<ReadBody | Unread | null> {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  const isLarge = encoding !== undefined || Number(length ?? 0) > largeBytes;
  if (!isLarge) return readWhole(request);
  const lease = await largeBodies.enter(owner);
  if (!lease) return "too-many-bodies";
  try {
    // Many that arrive side by side would else fill every turn of the event loop.
    const untilNext = () => largeBodies.inTurn(() => undefined);
    return await readWhole(request, { lost: lease.lost, untilNext });
  } finally {
    lease.leave();
  }
}

/** How a large body is read: until it loses its room, and with a wait after each part of it. */
interface Pace {
  lost: AbortSignal;
  untilNext: () => Promise<void>;
}

function readWhole(request: IncomingMessage, pace?: Pace): Promise<ReadBody | Unread | null> {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === "0")) {
    return Promise.resolve(empty);
  }
  // It may have gone while its body waited for room; then no event tells.
  if (request.destroyed) return Promise.resolve(null);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (isOpen: boolean) => {
      const [only] = chunks;
      resolve({ body: chunks.length === 1 && only ? only : Buffer.concat(chunks), isOpen });
    };
    request.on("data", (chunk: Buffer) => {
      if (size <= maxBodyBytes) chunks.push(chunk);
      size += chunk.byteLength;
      if (size > maxDrainBytes) {
        request.pause();
        settle(true);
      } else if (pace) {
        request.pause();
        void pace.untilNext().then(() => pace.lost.aborted || request.resume());
      }
    });
    request.on("end", () => settle(false));
    const lose = () => {
      request.pause();
      resolve("too-slow");
    };
    if (pace) addAbortListener(pace.lost, lose);
    request.on("close", () => resolve(null));
    request.on("error", () => resolve(null));
  });
}
