/** As much of a request as its parameters stand in. */
export interface QueriedRequest {
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
}

const formType = /^application\/x-www-form-urlencoded\b/i;

/**
 * A request with the parameters that an operator has it sent with, such as the namespace that a proxy holds
 * a team to: no other of the same name goes with it, in the path or in a form. All else stays to the byte.
 */
export function withOperatorsQuery<R extends QueriedRequest>(request: R, query: string): R {
  if (query === "") return request;
  const names = new Set(new URLSearchParams(query).keys());
  const [route = "", own = ""] = splitOnce(request.path, "?");
  const path = `${route}?${[without(own, names), query].filter((part) => part !== "").join("&")}`;
  const { body, headers = {} } = request;
  const isForm = Object.entries(headers).some(
    ([name, value]) => name.toLowerCase() === "content-type" && formType.test(value),
  );
  if (!isForm || !body) return { ...request, path };
  const form = without(Buffer.from(body).toString("latin1"), names);
  return { ...request, path, body: Buffer.from(form, "latin1") };
}

function without(query: string, names: ReadonlySet<string>): string {
  const isOther = (pair: string) =>
    [...new URLSearchParams(pair).keys()].every((name) => !names.has(name));
  return query.split("&").filter(isOther).join("&");
}

function splitOnce(text: string, at: string): [string, string] {
  const i = text.indexOf(at);
  return i < 0 ? [text, ""] : [text.slice(0, i), text.slice(i + 1)];
}
