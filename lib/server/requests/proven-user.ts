import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { err, ok, type Result } from "@/lib/domain/result";
import type { HeaderSignIn } from "@/lib/server/access-settings";
import type { RequestError } from "./request-error";

/** Somebody whom the proxy in front has signed in. */
export interface ProvenUser {
  /** As the proxy names them. */
  name: string;
  isInstructor: boolean;
}

/** Longer than what any directory has. */
const maxUserLength = 500;
const maxGroupsLength = 64 * 1024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const unfit = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd]/;

/**
 * Whom the proxy has signed in; null where it names nobody, as on paths that it lets everybody at. The proof
 * is taken off the request, so that nobody takes it for the sender's own.
 */
export function readProvenUser(
  request: Pick<IncomingMessage, "headers" | "rawHeaders">,
  settings: HeaderSignIn,
  secret: string | null,
): Result<ProvenUser | null, RequestError> {
  const { userHeader, groupsHeader } = settings;
  const { headers } = request;
  const isProven = secret === null || hasPassword(headers.authorization, secret);
  if (isProven && /^Basic /i.test(headers.authorization ?? "")) delete headers.authorization;
  for (const name of [userHeader, groupsHeader]) {
    // A proxy that adds to what a client has sent makes two of them.
    if (name !== null && countOf(name, request.rawHeaders) > 1) {
      return err({ kind: "bad-request", message: `The request has more than one ${name}.` });
    }
  }
  const user = textOf(headers[userHeader]);
  const groups = groupsHeader === null ? "" : textOf(headers[groupsHeader]);
  if (!isProven && user + groups !== "") return err({ kind: "sign-in-not-proven" });
  if (user === "") return ok(null);
  if (unfit.test(user) || user.length > maxUserLength || groups.length > maxGroupsLength) {
    return err({ kind: "bad-request", message: `The header ${userHeader} is not one user.` });
  }
  return ok({ name: user, isInstructor: isInstructor(user, groups, settings) });
}

function isInstructor(
  user: string,
  groups: string,
  { instructors, instructorGroup, separator }: HeaderSignIn,
): boolean {
  const isIn = groups.split(separator).some((group) => group.trim() === instructorGroup);
  return instructors.includes(user) || (instructorGroup !== null && isIn);
}

/** A user may have colons in the name, such as `kube:admin`, so that the password is what the end is. */
function hasPassword(authorization: string | undefined, secret: string): boolean {
  const [, encoded = ""] = /^Basic +([\w+/=-]{1,8192})$/i.exec(authorization ?? "") ?? [];
  const given = Buffer.from(encoded, "base64");
  const wanted = Buffer.from(`:${secret}`);
  const end = given.subarray(Math.max(0, given.length - wanted.length));
  return timingSafeEqual(hashOf(end), hashOf(wanted));
}

/** Of one length, as the comparison wants it. */
const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest();

/** Node reads bytes as Latin-1; proxies send UTF-8. */
function textOf(header: string | string[] | undefined): string {
  const value = [header ?? ""].flat().join(",").trim();
  const bytes = Buffer.from(value, "latin1");
  const text = bytes.toString("utf8");
  return (text.includes("\ufffd") ? value : text).normalize("NFC");
}

function countOf(name: string, rawHeaders: readonly string[]): number {
  return rawHeaders.filter((each, at) => at % 2 === 0 && each.toLowerCase() === name).length;
}
