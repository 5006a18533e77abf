import type { Learner } from "@/lib/contract/session";
import type { SandboxProxy } from "@/lib/server/proxy/proxy";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Observer } from "@/lib/server/team/looks/looks";
import type { Verdicts } from "@/lib/server/team/verdicts";

/** Real servers with nothing on them yet, and a learner who has joined a moment ago. */
export interface Fixture {
  learner: Learner;
  sandboxes: Sandboxes;
  proxy: SandboxProxy;
  verdicts: Verdicts;
  observer: Observer;
  scrapeIntervalMs: number;
  /** Ends the servers and removes what they wrote. */
  close(): Promise<void>;
}
