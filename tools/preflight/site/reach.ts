import { Interrupted } from "@/tools/preflight/interruption";
import { Unreachable } from "@/tools/preflight/report";

interface Reaching extends RequestInit {
  timeoutMs?: number;
}

/** An answer that was read whole. */
export interface Reached {
  status: number;
  headers: Headers;
  text: string;
}

/** Asks, follows no redirect, and says in words why there was no answer, by `Unreachable`. */
export async function reach(
  url: URL | string,
  { timeoutMs = 30_000, signal, ...init }: Reaching,
): Promise<Reached> {
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await fetch(url, {
      ...init,
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const why = late.aborted ? `nothing within ${timeoutMs / 1000} s` : reasonOf(error);
    throw unreachable(url, why);
  }
}

/** The same for an answer that is read as it comes, for as long as the signal lets it. */
export async function reachStream(
  url: URL,
  init: RequestInit & { signal: AbortSignal },
): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: "manual" });
  } catch (error) {
    if (init.signal.aborted) throw error;
    throw unreachable(url, reasonOf(error));
  }
}

function unreachable(url: URL | string, why: string): Unreachable {
  return new Unreachable(new URL(url).host, `no answer: ${why}`, todoOf(why));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  // Of several addresses each has its own reason, and the whole has none.
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  const why = first instanceof Error ? first.message || first.name : error.message;
  // OpenSSL tells where in its source it came upon it.
  const [, reason] = /:SSL routines:[^:]*:([^:]+):/.exec(why) ?? [];
  return reason ?? why.trim();
}

function todoOf(why: string): string {
  if (/ENOTFOUND|EAI_AGAIN/.test(why))
    return "The name leads nowhere from here: set up the DNS name or the Route.";
  if (/certificate has expired|CERT_HAS_EXPIRED/i.test(why))
    return "Renew the certificate: browsers refuse it too.";
  if (/altnames|does not match/i.test(why))
    return "The certificate is for another name: see the Route's host and its certificate.";
  if (/certificate|self.signed|issuer/i.test(why))
    return "The certificate is not trusted here: NODE_EXTRA_CA_CERTS=<file> names the authority that signed it. Learners' browsers need it too.";
  if (/wrong version number|packet length/i.test(why))
    return "That port speaks no TLS: see whether the address is http, or another port.";
  return "See that the app runs and that its Route or Ingress leads to it.";
}
