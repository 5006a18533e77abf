import type { Registry } from "prom-client";
import type { Lab } from "@/lib/domain/lab/lab";
import type { Classroom } from "@/lib/server/classroom/classroom";
import type { Settings } from "@/lib/server/env";
import type { Log } from "@/lib/server/log";
import type { OperatorNotes } from "@/lib/server/operator-notes";
import type { Pages } from "@/lib/server/pages/pages";
import type { SandboxProxy } from "@/lib/server/proxy/proxy";
import type { LargeBodies } from "@/lib/server/requests/large-bodies";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Sessions } from "@/lib/server/session/sessions";
import type { Store } from "@/lib/server/store/store";
import type { Live } from "@/lib/server/team/live";
import type { Verdicts } from "@/lib/server/team/verdicts";

/** Everything that both sides of the process share, built once. */
export interface Services {
  env: Settings;
  log: Log;
  store: Store;
  sessions: Sessions;
  classroom: Classroom;
  labs: ReadonlyMap<string, Lab>;
  sandboxes: Sandboxes;
  proxy: SandboxProxy;
  /** One for all who read bodies. */
  largeBodies: LargeBodies;
  pages: Pages;
  verdicts: Verdicts;
  live: Live;
  /** What `/metrics` shows. */
  metrics: Registry;
  /** What an operator is told at `/readyz`. */
  notes: OperatorNotes;
  /** Aborted from the moment on in which the app stops; live streams end then. */
  stopping: AbortSignal;
  /** Stops the sandboxes and closes the store; after `withinMs` whatever has not ended. */
  close: (withinMs?: number) => Promise<void>;
}

export const servicesKey = Symbol.for("scrapelab.services");

export function provideServices(services: Services): void {
  Reflect.set(globalThis, servicesKey, services);
}
