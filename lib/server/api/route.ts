import type * as z from "zod/mini";
import type { Learner } from "@/lib/contract/session";
import { err, type Result } from "@/lib/domain/result";
import type { AppError } from "@/lib/server/answers/app-error";
import { problemResponse } from "@/lib/server/answers/problem";
import type { Instructor, Instructors } from "@/lib/server/classroom/instructors/instructors";
import type { Log } from "@/lib/server/log";
import { notedClientAddress } from "@/lib/server/requests/client-address";
import type { LargeBodies } from "@/lib/server/requests/large-bodies";
import { notedUser } from "@/lib/server/requests/noted-user";
import type { ProvenUser } from "@/lib/server/requests/proven-user";
import type { RequestError } from "@/lib/server/requests/request-error";
import { notedRequestId } from "@/lib/server/requests/request-id";
import type { Session } from "@/lib/server/session/session";
import type { Sessions } from "@/lib/server/session/sessions";
import { parseBody } from "./parse-body";
import { type JsonReading, readJsonBody } from "./read-json-body";

/** What Next calls for one method of a route. */
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** The parts of the path by the names of their folders; a catch-all has several. */
export interface RouteContext {
  params: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

interface BodyLimits {
  /** 16 KiB unless told. */
  limitBytes?: number;
  /** Members and items of the whole body; 100 unless told. */
  values?: number;
  /** No body at all counts as `{}`. */
  isOptional?: boolean;
}

/** One request as a handler sees it. */
export interface Call<Services> {
  request: Request;
  services: Services;
  /** Where it came from, as far as limits tell addresses apart. */
  address: string;
  /** Whom a proxy has signed in; null where it names nobody, or there is none. */
  user: ProvenUser | null;
  /** A part of the path by the name of its folder. */
  param: (name: string) => string;
  /** The body as its schema wants it; read no further than the limit. */
  json: <T>(schema: z.ZodMiniType<T>, limits?: BodyLimits) => Promise<Result<T, RequestError>>;
}

/** Who a request comes from, and by what; by a personal token alone where it reaches the own sandbox. */
interface SignedIn {
  learner: Learner;
  session: Session;
}

type Handle<C> = (call: C) => Promise<Result<Response, AppError>>;

interface RouteServices {
  sessions: Pick<Sessions, "sessionOf" | "sandboxAccess">;
  classroom: { instructors: Pick<Instructors, "instructorOf"> };
  log: Pick<Log, "error">;
  largeBodies: LargeBodies;
}

const defaultLimitBytes = 16 * 1024;

/** Who sends what is not signed in. */
const nobody = "";

/**
 * Makes Next route handlers out of functions that know nothing of how errors are told: an error value
 * becomes its problem, a bug is logged by its request id and told as `internal`, nothing is cached.
 */
export function createRoutes<Services extends RouteServices>(services: () => Services) {
  const read = <T>(
    request: Request,
    owner: string,
    schema: z.ZodMiniType<T>,
    limits?: BodyLimits,
  ) => readBody(request, schema, { ...limits, owner, largeBodies: services().largeBodies });

  const asLearner = (call: Call<Services>, session: Session) => ({
    ...call,
    session,
    learner: session.learner,
    json: <T>(schema: z.ZodMiniType<T>, limits?: BodyLimits) =>
      read(call.request, session.learner.id, schema, limits),
  });

  const open =
    (handle: Handle<Call<Services>>): RouteHandler =>
    (request, context) =>
      answer(request, services().log, async () => {
        const params = await context.params;
        return handle({
          request,
          services: services(),
          address: notedClientAddress(request),
          user: notedUser(request.headers),
          param: (name) => readParam(params, name),
          json: (schema, limits) => read(request, nobody, schema, limits),
        });
      });

  const signedIn = (handle: Handle<Call<Services> & SignedIn>): RouteHandler =>
    open(async (call) => {
      const cookie = call.request.headers.get("cookie") ?? undefined;
      const session = await call.services.sessions.sessionOf(cookie);
      return session ? handle(asLearner(call, session)) : err({ kind: "not-signed-in" });
    });

  /** For the own sandbox alone: a personal token is as good as a session here. */
  const ownSandbox = (handle: Handle<Call<Services> & SignedIn>): RouteHandler =>
    open(async (call) => {
      const { headers } = call.request;
      const access = await call.services.sessions.sandboxAccess({
        authorization: headers.get("authorization") ?? undefined,
        cookie: headers.get("cookie") ?? undefined,
      });
      return access.ok ? handle(asLearner(call, access.value)) : access;
    });

  /** By an instructor's cookie alone: what else somebody is does not matter here. */
  const forInstructor = (
    handle: Handle<Call<Services> & { instructor: Instructor }>,
  ): RouteHandler =>
    open(async (call) => {
      const { sessions, classroom } = call.services;
      const cookie = call.request.headers.get("cookie") ?? undefined;
      const instructor = await classroom.instructors.instructorOf(cookie);
      if (!instructor) {
        const isLearner = (await sessions.sessionOf(cookie)) !== null;
        return err({ kind: isLearner ? "not-an-instructor" : "no-instructor-session" });
      }
      const json = <T>(schema: z.ZodMiniType<T>, limits?: BodyLimits) =>
        read(call.request, instructor.id, schema, limits);
      return handle({ ...call, instructor, json });
    });

  return { open, signedIn, ownSandbox, forInstructor };
}

async function answer(
  request: Request,
  log: RouteServices["log"],
  run: () => Promise<Result<Response, AppError>>,
): Promise<Response> {
  const requestId = notedRequestId(request);
  const outcome = await run().catch((error: unknown) => {
    // Whoever breaks off in the middle of a body reads no answer, and it is no fault of ours.
    if (request.signal.aborted) return err<RequestError>({ kind: "broken-off" });
    const { pathname } = new URL(request.url);
    log.error({ err: error, requestId, method: request.method, path: pathname }, "request failed");
    return err(errorOf(error));
  });
  if (!outcome.ok) return problemResponse(outcome.error, requestId);
  const { headers } = outcome.value;
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return outcome.value;
}

/** A database that fails is thrown, as it can happen anywhere, and yet no bug. */
function errorOf(error: unknown): AppError {
  const isStorage = error instanceof Error && "kind" in error && error.kind === "storage-failed";
  return isStorage ? { kind: "storage-failed", message: error.message } : { kind: "internal" };
}

async function readBody<T>(
  request: Request,
  schema: z.ZodMiniType<T>,
  {
    limitBytes = defaultLimitBytes,
    isOptional = false,
    ...reading
  }: BodyLimits & Omit<JsonReading, "limitBytes">,
): Promise<Result<T, RequestError>> {
  const content = await readJsonBody(request, { ...reading, limitBytes });
  if (!content.ok) return content;
  if (content.value !== undefined) return parseBody(schema, content.value);
  return isOptional
    ? parseBody(schema, {})
    : err({ kind: "invalid-json", message: "The body is empty; a JSON object belongs there." });
}

function readParam(params: Awaited<RouteContext["params"]>, name: string): string {
  const value = params[name];
  if (typeof value !== "string") throw new Error(`the route has no parameter ${name}`);
  return value;
}
