import type { SandboxState } from "@/lib/contract/sandbox";
import type { Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { StackFault } from "@/lib/domain/stack/unreachable-advice";

/** Base addresses of a running sandbox's servers, without a slash at the end: `http://127.0.0.1:41001`. */
export interface SandboxEndpoints {
  pushgateway: string;
  prometheus: string;
  /** Only where a lab that the team has open needs it. */
  alertmanager?: string;
}

export type SandboxProblem =
  /** Not ready within the time that was given to wait; it goes on starting. */
  | { kind: "sandbox-starting" }
  /** `SANDBOX_MAX` are running. The team stands in a queue and is started when one is free. */
  | { kind: "sandbox-full" }
  /** A server cannot be started; `message` is for the learner and says what happens next. */
  | { kind: "sandbox-failed"; message: string };

/** What a provider does to its servers; another one may run servers that are not its own to restart. */
export interface SandboxActs {
  /** Starts them, and again after a crash; false where an operator does. */
  start: boolean;
  /** Servers that can be restarted alone. */
  restart: ReadonlySet<ServerName>;
  reset: boolean;
}

/** The provider does no such thing: nothing was done, and nothing will be. */
export type NotSupported = {
  kind: "not-supported";
  act: "restart" | "reset";
  /** Why not, where it is not for good; for the learner. */
  message?: string;
};

export interface SandboxStatus {
  state: SandboxState;
  /** One sentence for the learner on what happens next, where the state is not `ready`. */
  detail: string | null;
  /** Which server is not reached and why, where an operator runs it; `at` is its address. */
  fault?: StackFault & { at: string };
}

/** The teams' sandboxes by state, and beside them those that stand ready for a team, or will soon. */
export type SandboxCounts = Record<SandboxState | "warming" | "warm", number>;

export const noSandboxes: Readonly<SandboxCounts> = {
  ...{ starting: 0, ready: 0, restarting: 0, failed: 0, stopped: 0, full: 0 },
  ...{ warming: 0, warm: 0 },
};

/** What was asked of the cluster's API, by how it ended, and when it last answered. */
export interface ClusterFigures {
  requests: ReadonlyMap<string, number>;
  /** Null while it never has. */
  answeredAtMs: number | null;
}

/** Each team's own Pushgateway and Prometheus, wherever they run. */
export interface Sandboxes {
  /**
   * The team's servers, started when they are not running; counts as use. Waits at most `waitMs` for both
   * to answer; 0 starts without waiting.
   */
  ensure(team: string, waitMs: number): Promise<Result<SandboxEndpoints, SandboxProblem>>;
  /**
   * Where the servers answer right now; null unless the state is `ready`, or `starting` and waiting only for
   * the first scrape. Of servers that an operator runs, where they should. Starts nothing.
   */
  endpoints(team: string): SandboxEndpoints | null;
  peek(team: string): SandboxStatus;
  /** Which servers the team's sandbox has from now on; one joins or leaves while the others go on. */
  use(team: string, stack: readonly ServerName[]): void;
  /** What `restart` and `reset` can do; they answer all else with `not-supported`. */
  readonly can: SandboxActs;
  /**
   * One server starts anew, while the others go on: the gateway without groups, as when its pod is deleted.
   */
  restart(team: string, service: ServerName): Promise<Result<void, SandboxProblem | NotSupported>>;
  /** Every server starts anew, without groups and without history. */
  reset(team: string): Promise<Result<void, SandboxProblem | NotSupported>>;
  /** Starts the team's servers if it has had some before: somebody of it has come back, and will ask soon. */
  resume(team: string): void;
  /** Tells that somebody has joined, who will soon ask for a sandbox: more of them are made ready. */
  joined(): void;
  /** Somebody of the team has a page open until the returned function is called; no idle stop meanwhile. */
  hold(team: string): () => void;
  /** Stops the team's servers and deletes what they stored. */
  remove(team: string): Promise<void>;
  /** Calls back on every change of a team's state; the returned function ends that. */
  onChange(listener: (team: string) => void): () => void;
  /** What the provider needs and does not have right now, one short sentence each. */
  missing(): string[];
  /** What an operator should see to, and what keeps no other team from working; one sentence each. */
  notes(): string[];
  /** How many sandboxes are in each state, for `/metrics`. */
  counts(): SandboxCounts;
  /** How the cluster's API is, where gateways are restarted by it. */
  cluster?: () => ClusterFigures;
  /** Stops every server, keeping its data. */
  close(): Promise<void>;
}
