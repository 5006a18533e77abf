import { createHash } from "node:crypto";
import { err, ok, type Result } from "@/lib/domain/result";

const timeoutMs = 10_000;
const maxBytes = 4 * 1024 * 1024;
/** One for several platforms first, as a cluster asks. */
const manifests = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];

const imageName =
  /^(?<host>[^/@]*[.:][^/@]*|localhost)\/(?<path>[^:@]+)(:(?<tag>[^:@/]+))?(@(?<digest>sha256:[0-9a-f]{64}))?$/;

/**
 * The digest that an image's tag has in its registry now: the hash of what was answered, never a header's word alone
 * (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests). Asks without signing in,
 * and on this machine without TLS; what it could not do is a sentence.
 */
export async function resolveDigest(image: string): Promise<Result<string, string>> {
  const { host, path, tag, digest } = imageName.exec(image)?.groups ?? {};
  if (digest !== undefined) return ok(digest);
  if (host === undefined || tag === undefined) return err("its name has no registry, or no tag");
  const scheme = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? "http" : "https";
  const url = new URL(`${scheme}://${host}/v2/${path}/manifests/${tag}`);
  try {
    const first = await ask(url, null);
    const token = first.status === 401 ? await anonymousToken(first) : null;
    const answer = token === null ? first : await ask(url, token);
    return await digestOf(answer);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return err(`${host} cannot be reached: ${cause instanceof Error ? cause.message : cause}`);
  }
}

function ask(url: URL, token: string | null): Promise<Response> {
  return fetch(url, {
    headers: {
      accept: manifests.join(", "),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.timeout(timeoutMs),
  });
}

/** What a registry gives to anybody who asks where its challenge says; null where it does not. */
async function anonymousToken(answer: Response): Promise<string | null> {
  await answer.body?.cancel();
  const challenge = answer.headers.get("www-authenticate") ?? "";
  const fields = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
  );
  const realm = fields.get("realm");
  if (!/^bearer /i.test(challenge) || realm === undefined || !URL.canParse(realm)) return null;
  const url = new URL(realm);
  for (const key of ["service", "scope"]) {
    const value = fields.get(key);
    if (value !== undefined) url.searchParams.set(key, value);
  }
  const given = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!given.ok) return null;
  const body: unknown = JSON.parse((await bytesOf(given)).toString("utf8"));
  const token = Object(body).token ?? Object(body).access_token;
  return typeof token === "string" ? token : null;
}

async function digestOf(answer: Response): Promise<Result<string, string>> {
  if (answer.status !== 200) {
    await answer.body?.cancel();
    return err(`the registry answered ${answer.status}${meaning.get(answer.status) ?? ""}`);
  }
  const type = (answer.headers.get("content-type") ?? "").split(";", 1).join().trim();
  if (!manifests.includes(type.toLowerCase())) {
    await answer.body?.cancel();
    return err(`the registry answered with ${type || "nothing known"}, which is no manifest`);
  }
  const body = await bytesOf(answer);
  const digest = `sha256:${createHash("sha256").update(body).digest("hex")}`;
  const said = answer.headers.get("docker-content-digest");
  return said === null || said === digest
    ? ok(digest)
    : err(`the registry says ${said}, and what it sent is ${digest}`);
}

const meaning = new Map([
  [401, ": it wants a sign-in, which is not done here"],
  [403, ": it lets nobody in without a sign-in"],
  [404, ": it does not have this tag"],
]);

async function bytesOf(answer: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    if (size > maxBytes) throw new Error(`it sent more than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
