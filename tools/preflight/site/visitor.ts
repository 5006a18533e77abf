import { Unreachable } from "@/tools/preflight/report";

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

const patienceMs = 30_000;

export function createVisitor(
  url: URL,
  headers: Readonly<Record<string, string>>,
  cookies: ReadonlyMap<string, string> = new Map(),
): Visitor {
  const jar = new Map(cookies);
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const sent = () => ({ ...headers, ...(jar.size > 0 && { cookie: cookie() }) });

  async function ask(path: string, { method = "GET", json, body }: Asked = {}): Promise<Answer> {
    const begin = performance.now();
    const answer = await reach(new URL(path, url), {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
      headers: { ...sent(), ...(json !== undefined && { "content-type": "application/json" }) },
      body: json === undefined ? (body ?? null) : JSON.stringify(json),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const text = await answer.text();
    const ms = performance.now() - begin;
    return { status: answer.status, text, ms, ...readJson(text) };
  }

  return {
    url,
    ask,
    open: (path, signal) => reach(new URL(path, url), { signal, headers: sent() }),
    fork: () => createVisitor(url, headers, jar),
  };
}

/** Asks, and says in words why there was no answer. */
export async function reach(url: URL | string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const { origin } = new URL(url);
    const why = reasonOf(error);
    throw new Unreachable(origin, `no answer: ${why}`, todoOf(why));
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `nothing within ${patienceMs / 1000} s`;
  const { cause } = error;
  return cause instanceof Error ? cause.message || cause.name : error.message;
}

function todoOf(why: string): string {
  if (/ENOTFOUND|EAI_AGAIN/.test(why))
    return "The name leads nowhere from here: set up the DNS name or the Route.";
  if (/certificate|self.signed|altnames/i.test(why))
    return "The certificate is not trusted here: NODE_EXTRA_CA_CERTS=<file> names the authority that signed it.";
  return "See that the app runs and that its Route or Ingress leads to it.";
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

/** What was answered, in a few words. */
export function told({ status, code, json, text }: Answer): string {
  const { title, detail } = Object(json);
  const said = code === null ? text : [`${code}:`, detail ?? title].join(" ");
  return `answered ${status} ${said.replace(/\s+/g, " ").slice(0, 200)}`.trim();
}
