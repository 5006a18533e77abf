import type * as z from "zod/mini";
import { Unreachable } from "@/tools/preflight/report";
import { reach, reachStream } from "./reach";

export interface Answer {
  status: number;
  text: string;
  /** What the answer is in JSON; null where it is none. */
  json: unknown;
  /** Code of a problem of the app's own, such as `unknown-team`. */
  code: string | null;
  ms: number;
}

export interface Asked {
  method?: string;
  json?: unknown;
  body?: string;
}

/** Somebody who visits the app, with the cookies that it gave them. */
export interface Visitor {
  readonly url: URL;
  /** Throws `Unreachable` where there is no answer. */
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** An answer that is read as it comes. */
  open(path: string, signal: AbortSignal): Promise<Response>;
  /** Somebody else with the same cookies, who gets their own from then on. */
  fork(): Visitor;
}

/** The way to the app, which is the same for everybody. */
export interface Way {
  url: URL;
  /** What a proxy in front asks for, by names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Whether that proxy lets everybody at the paths of personal tokens, where the app would take its headers for one. */
  isSandboxOpen: boolean;
  /** After it nothing is asked any more but to remove what was made. */
  interruption: AbortSignal;
}

const patienceMs = 30_000;

export function createVisitor(way: Way, cookies: ReadonlyMap<string, string> = new Map()): Visitor {
  const { url, headers, isSandboxOpen, interruption } = way;
  const jar = new Map(cookies);

  function sent(path: string): Record<string, string> {
    const given = isSandboxOpen && path.startsWith("/sandbox/") ? {} : headers;
    const own = [...jar].map(([name, value]) => `${name}=${value}`);
    const cookie = [given.cookie ?? [], own].flat().join("; ");
    return { ...given, ...(cookie !== "" && { cookie }) };
  }

  async function ask(path: string, { method = "GET", json, body }: Asked = {}): Promise<Answer> {
    if (method !== "DELETE") interruption.throwIfAborted();
    const begin = performance.now();
    const answer = await reach(new URL(path, url), {
      method,
      // What makes something is waited for, so that it can be removed.
      ...(method === "GET" && { signal: interruption }),
      headers: { ...sent(path), ...(json !== undefined && { "content-type": "application/json" }) },
      body: json === undefined ? (body ?? null) : JSON.stringify(json),
      timeoutMs: patienceMs,
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const { status, text } = answer;
    return { status, text, ms: performance.now() - begin, ...readJson(text) };
  }

  return {
    url,
    ask,
    open: (path, signal) => {
      interruption.throwIfAborted();
      const either = AbortSignal.any([signal, interruption]);
      return reachStream(new URL(path, url), { signal: either, headers: sent(path) });
    },
    fork: () => createVisitor(way, jar),
  };
}

function readJson(text: string): { json: unknown; code: string | null } {
  try {
    const json: unknown = JSON.parse(text);
    const code = Object(json).code;
    return { json, code: typeof code === "string" ? code : null };
  } catch {
    return { json: null, code: null };
  }
}

/** What an answer says. Throws `Unreachable` where it is not what this version knows. */
export function readAs<T>(schema: z.ZodMiniType<T>, what: string, answer: Answer): T {
  const read = schema.safeParse(answer.json);
  if (read.success) return read.data;
  throw new Unreachable(
    what,
    answer.status < 300 ? "answered what this version does not know" : told(answer),
    "Run the preflight of the version of Scrapelab that is installed there; else see the app's log for this request.",
  );
}

/** In the place of an answer that does not come. */
export function nullIfUnreachable(error: unknown): null {
  if (error instanceof Unreachable) return null;
  throw error;
}

/** What was answered, in a few words. */
export function told({ status, code, json, text }: Answer): string {
  const { title, detail } = Object(json);
  const said = code === null ? wordsOf(text) : [`${code}:`, detail ?? title].join(" ");
  return `answered ${status} ${said.replace(/\s+/g, " ").slice(0, 200)}`.trim();
}

/** Of a page, as routers and proxies have them, its title or its words. */
function wordsOf(text: string): string {
  if (!text.trimStart().startsWith("<")) return text;
  const [, title] = /<title[^>]*>([^<]*)/i.exec(text) ?? [];
  return title?.trim() || text.replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, " ").trim();
}
