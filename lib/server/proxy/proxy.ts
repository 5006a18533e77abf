import type { Learner } from "@/lib/contract/session";
import type { Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { WorkshopPaused } from "@/lib/server/requests/request-error";
import type { SandboxProblem } from "@/lib/server/sandbox/sandboxes";
import type { StorageError } from "@/lib/server/store/store";
import type { UpstreamError } from "@/lib/server/upstream/upstream";

/** A request to a sandbox's server: what goes in to the byte. */
export interface ProxyRequest {
  /** As written: methods are case-sensitive (RFC 9110, 9.1). */
  method: string;
  /** Raw path with its query, as it stands in the request line: `/metrics/job/a%2Fb`. */
  path: string;
  contentType?: string | undefined;
  contentEncoding?: string | undefined;
  body: Buffer;
  /** The step that it was sent from and its lab, or null for nowhere in particular. */
  step: string | null;
  lab?: string | null;
  /** What has the same id is done once, and a repetition gets its answer. */
  id?: string | undefined;
}

/** The server's answer: what comes out to the byte; header names in lower case. */
export interface ProxyAnswer {
  status: number;
  statusText: string;
  headers: Readonly<Partial<Record<"content-type" | "allow" | "location", string>>>;
  body: Buffer;
  durationMs: number;
}

export type ProxyProblem =
  | SandboxProblem
  | StorageError
  | UpstreamError
  | WorkshopPaused
  /** The learner was removed while this was under way. */
  | { kind: "not-signed-in" }
  /** Above 1 MiB, measured after inflating gzip. */
  | { kind: "too-large"; limitBytes: number }
  /** Not one of the paths and methods that the app passes on. */
  | { kind: "not-found" }
  | { kind: "bad-request"; message: string }
  /** The sandbox's gateway is at its bound of groups or bytes. */
  | { kind: "gateway-limit"; message: string }
  /** As many of the team's requests are under way as may be. */
  | { kind: "too-many-requests"; limit: number };

/** Passes requests on to a learner's own servers, and keeps every attempt. */
export interface SandboxProxy {
  /**
   * One exchange with one of the learner's own servers, for the paths and methods that the app passes on.
   * What is not a GET or HEAD for the Pushgateway is diagnosed and recorded before this resolves. Redirects
   * are not followed. Waits up to 10 s for a sandbox to start; a server that no lab of the learner has is
   * not found.
   */
  exchange(
    service: ServerName,
    learner: Learner,
    request: ProxyRequest,
  ): Promise<Result<ProxyAnswer, ProxyProblem>>;
  /**
   * A web page of one of the learner's own servers, or a file of one, as a browser loads it: `GET` and
   * `HEAD` of what `isPagePath` names.
   */
  page(
    service: ServerName,
    learner: Learner,
    request: ProxyRequest,
  ): Promise<Result<ProxyAnswer, ProxyProblem>>;
}
