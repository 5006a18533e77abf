import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, sep } from "node:path";
import { pipeline } from "node:stream/promises";

/** What a build packs files by, the smallest first: a browser takes brotli over https, and from this machine. */
const codings = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
] as const;

const types = new Map([
  [".js", "application/javascript; charset=UTF-8"],
  [".css", "text/css; charset=UTF-8"],
]);

interface Packed {
  coding: string;
  path: string;
  bytes: number;
}

/** Answers with a packed file where there is one that the browser takes; false where it has left that to Next. */
export type SendPacked = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * The scripts and styles that the build has packed beside themselves, in `folder`, for requests below `base`. Next
 * would compress each of them for each browser anew. Their names change with what is in them.
 */
export async function openPackedFiles(folder: string, base: string): Promise<SendPacked> {
  const files = await listPacked(folder, base);
  return async (request, response) => {
    const packed = request.method === "GET" ? files.get(request.url ?? "") : undefined;
    const taken = packed?.find(({ coding }) => takes(request.headers["accept-encoding"], coding));
    if (!packed || !taken) return false;
    response.writeHead(200, {
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": taken.coding,
      "content-length": taken.bytes,
      "content-type": typeOf(request.url ?? ""),
      vary: "Accept-Encoding",
    });
    // A browser that goes meanwhile is no fault, and what is cut short is noticed there by its length.
    await pipeline(createReadStream(taken.path), response).catch(() => response.destroy());
    return true;
  };
}

/** By the request's path, each with what it is packed as. */
async function listPacked(folder: string, base: string): Promise<Map<string, Packed[]>> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = new Map<string, Packed[]>();
  for (const { name: coding, ending } of codings) {
    for (const name of names.filter((each) => each.endsWith(ending))) {
      const path = join(folder, name);
      const address = base + name.slice(0, -ending.length).split(sep).join("/");
      const { size: bytes } = await stat(path);
      files.set(address, [...(files.get(address) ?? []), { coding, path, bytes }]);
    }
  }
  return files;
}

function typeOf(path: string): string {
  return types.get(path.slice(path.lastIndexOf("."))) ?? "application/octet-stream";
}

/** Whether `Accept-Encoding` names a coding, and not to refuse it. */
function takes(accepted: string | string[] | undefined, coding: string): boolean {
  return `${accepted ?? ""}`.split(",").some((part) => {
    const [name, ...parameters] = part.split(";").map((each) => each.trim().toLowerCase());
    return name === coding && !parameters.some((each) => /^q=0(?:\.0*)?$/.test(each));
  });
}
