import type { IncomingHttpHeaders } from "node:http";
import type { ServerName } from "@/lib/domain/stack/stack";

/** As much of a request as its parameters stand in. */
export interface QueriedRequest {
  service: ServerName;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
}

const formType = /^application\/x-www-form-urlencoded\b/i;

/**
 * A request with the parameters that an operator has it sent with, such as the namespace that a proxy holds
 * a team to: no other of the same name goes with it, in the path or in a form. All else stays to the byte. What is
 * pushed is no form, whatever its sender calls it: curl says so of all that it posts.
 */
export function withOperatorsQuery<R extends QueriedRequest>(request: R, query: string): R {
  if (query === "") return request;
  const names = new Set(new URLSearchParams(query).keys());
  const [route = "", own = ""] = splitOnce(request.path, "?");
  const path = `${route}?${[without(own, names), query].filter((part) => part !== "").join("&")}`;
  const { body, headers = {}, service } = request;
  const isForm =
    service !== "pushgateway" &&
    Object.entries(headers).some(
      ([name, value]) => name.toLowerCase() === "content-type" && formType.test(value),
    );
  if (!isForm || !body) return { ...request, path };
  const form = without(Buffer.from(body).toString("latin1"), names);
  return { ...request, path, body: Buffer.from(form, "latin1") };
}

/** As much of an answer as may repeat what was asked. */
interface QueriedAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * An answer without the parameters of the operator's, which may be secrets: a server that leads elsewhere repeats
 * them, and what refuses may. What a server answers otherwise stays to the byte.
 */
export function withoutOperatorsQuery<A extends QueriedAnswer>(answer: A, query: string): A {
  if (query === "" || (answer.status >= 200 && answer.status < 300)) return answer;
  const { location } = answer.headers;
  const headers = {
    ...answer.headers,
    ...(location !== undefined && { location: withoutNames(location, query) }),
  };
  return { ...answer, headers, body: withoutText(answer.body, query) };
}

function withoutNames(location: string, query: string): string {
  const names = new Set(new URLSearchParams(query).keys());
  const [address, fragment] = splitOnce(location, "#");
  const [route, own] = splitOnce(address, "?");
  const left = without(own, names);
  return `${route}${left === "" ? "" : `?${left}`}${fragment === "" ? "" : `#${fragment}`}`;
}

/** As it was sent, and as HTML has it. */
function withoutText(body: Buffer, query: string): Buffer {
  const text = body.toString("latin1");
  const spellings = [query, escapeHtml(query)].map((each) => Buffer.from(each).toString("latin1"));
  if (!spellings.some((each) => text.includes(each))) return body;
  let left = text;
  for (const each of spellings) {
    for (const before of ["?", "&amp;", "&", ""]) left = left.replaceAll(before + each, "");
  }
  return Buffer.from(left, "latin1");
}

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&#34;").replaceAll("'", "&#39;");

function without(query: string, names: ReadonlySet<string>): string {
  const isOther = (pair: string) =>
    [...new URLSearchParams(pair).keys()].every((name) => !names.has(name));
  return query.split("&").filter(isOther).join("&");
}

function splitOnce(text: string, at: string): [string, string] {
  const i = text.indexOf(at);
  return i < 0 ? [text, ""] : [text.slice(0, i), text.slice(i + 1)];
}
