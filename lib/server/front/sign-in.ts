import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import type { Learner } from "@/lib/contract/session";
import type { HeaderSignIn } from "@/lib/server/access-settings";
import { noteUser } from "@/lib/server/requests/noted-user";
import { type ProvenUser, readProvenUser } from "@/lib/server/requests/proven-user";
import type { RequestError } from "@/lib/server/requests/request-error";
import type { Session } from "@/lib/server/session/session";
import type { Sessions } from "@/lib/server/session/sessions";

export interface SignInParts {
  /** Null where nobody is signed in by a proxy. */
  settings: HeaderSignIn | null;
  /** What the proxy proves itself by; null where everything comes from it. */
  secret: string | null;
  sessions: Pick<Sessions, "sessionOf" | "begin" | "end" | "replaceCookie">;
  joining: {
    /** Who a user is in the current workshop; null before they have joined. */
    ofUser(user: string): Promise<Learner | null>;
    isSynthetic(learnerId: string): Promise<boolean>;
  };
  instructors: {
    /** The `Cookie` header with the session of an instructor by this name, and with no other. */
    asUser(user: string, cookieHeader: string | undefined): Promise<string>;
    replaceCookie(header: string | undefined, pair: string | null): string;
    instructorOf(cookieHeader: string | undefined): Promise<object | null>;
  };
}

/** So many requests that a browser sends at once before it has the cookie are one session. */
const beginsKeptMs = 10_000;

/** Rewrites a request's cookies to those of whom the proxy names, or says why it is refused. */
export type SignIn = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<RequestError | null>;

/**
 * Signs in whom a proxy names: the user of the header counts, whatever cookies the browser has, so that what
 * comes after it needs to know cookies alone. A browser gets the cookie too, for the paths on which the proxy
 * lets everybody through and names nobody.
 */
export function createSignIn(parts: SignInParts): SignIn {
  const { settings, secret, sessions, joining, instructors } = parts;
  const begun = new LRUCache<string, Promise<string>>({ max: 1000, ttl: beginsKeptMs });

  const nobodys = (cookie: string | undefined) => sessions.replaceCookie(cookie, null);

  async function asLearner(user: ProvenUser, cookie: string | undefined) {
    const [learner, session] = await Promise.all([
      joining.ofUser(user.name),
      sessions.sessionOf(cookie),
    ]);
    if (session && session.learner.id === learner?.id) return { cookie, setCookie: null };
    if (session && (await isOwnSynthetic(user, session, cookie)))
      return { cookie, setCookie: null };
    // Somebody else was signed in here before.
    if (session) await sessions.end(session.id);
    if (!learner) return { cookie: nobodys(cookie), setCookie: null };
    const setCookie = await sessionFor(learner);
    return { cookie: sessions.replaceCookie(cookie, pairOf(setCookie)), setCookie };
  }

  /** One of a class that an instructor has made for a trial, who is not the user and is meant to be somebody else. */
  async function isOwnSynthetic(
    { isInstructor }: ProvenUser,
    { learner }: Session,
    cookie: string | undefined,
  ): Promise<boolean> {
    const isByPassword =
      !settings?.namesInstructors && (await instructors.instructorOf(cookie)) !== null;
    return (isInstructor || isByPassword) && joining.isSynthetic(learner.id);
  }

  /** The one that was begun just now, where it has not ended since. */
  async function sessionFor(learner: Learner): Promise<string> {
    const kept = begun.get(learner.id);
    if (kept && (await sessions.sessionOf(pairOf(await kept)))) return kept;
    return begin(learner);
  }

  function begin(learner: Learner): Promise<string> {
    const setCookie = sessions.begin(learner);
    begun.set(learner.id, setCookie);
    setCookie.catch(() => begun.delete(learner.id));
    return setCookie;
  }

  async function asInstructor(user: ProvenUser, cookie: string | undefined) {
    if (user.isInstructor) return instructors.asUser(user.name, cookie);
    return settings?.namesInstructors ? instructors.replaceCookie(cookie, null) : cookie;
  }

  return async (request, response) => {
    noteUser(request.headers, null);
    if (!settings) return null;
    const read = readProvenUser(request, settings, secret);
    if (!read.ok) return read.error;
    const user = read.value;
    if (!user) return null;
    noteUser(request.headers, user);
    dropForeignBearer(request);
    if (isFile(request.url ?? "")) {
      // What is no file after all is a page that says so, to nobody rather than to somebody else.
      putCookie(request, instructors.replaceCookie(nobodys(request.headers.cookie), null));
      return null;
    }
    const { cookie, setCookie } = await asLearner(user, request.headers.cookie);
    if (setCookie !== null) response.appendHeader("set-cookie", setCookie);
    putCookie(request, await asInstructor(user, cookie));
    return null;
  };
}

function putCookie({ headers }: IncomingMessage, cookie: string | undefined): void {
  if (cookie) headers.cookie = cookie;
  else delete headers.cookie;
}

/** `name=value` of a `Set-Cookie` header. */
const pairOf = (setCookie: string) => setCookie.split(";", 1).join();

/** What is the same for everybody, and may be kept by caches: a cookie in it would be everybody's, too. */
function isFile(url: string): boolean {
  const path = url.split("?", 1).join("");
  return /^\/_next\//.test(path) || /^\/(?!api\/|sandbox\/)[^.]*\.\w+$/.test(path);
}

/** Some proxies pass the token on that they have of a user, which is none of ours. */
function dropForeignBearer({ headers }: IncomingMessage): void {
  if (!/^Bearer +scrapelab_/i.test(headers.authorization ?? "")) delete headers.authorization;
}
