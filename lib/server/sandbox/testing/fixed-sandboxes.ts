import { err, ok } from "@/lib/domain/result";
import type { SandboxEndpoints, Sandboxes } from "@/lib/server/sandbox/sandboxes";

/** Every team's servers at one address, for a test whose server has to misbehave or to be watched. */
export const fixedSandboxes = (base: string): Sandboxes =>
  sandboxesAt({ pushgateway: base, prometheus: base });

/** The same, of a provider whose servers are not its own to restart. */
export function withoutRestart(sandboxes: Sandboxes): Sandboxes {
  return {
    ...sandboxes,
    can: { start: true, restart: new Set(), reset: false },
    restart: () => Promise.resolve(err({ kind: "not-supported", act: "restart" })),
    reset: () => Promise.resolve(err({ kind: "not-supported", act: "reset" })),
  };
}

/** Every team's servers at the same addresses, always ready. */
export function sandboxesAt(endpoints: SandboxEndpoints): Sandboxes {
  return {
    ensure: () => Promise.resolve(ok(endpoints)),
    endpoints: () => endpoints,
    peek: () => ({ state: "ready", detail: null }),
    can: { start: true, restart: new Set(["pushgateway"]), reset: true },
    restart: () => Promise.resolve(ok(undefined)),
    reset: () => Promise.resolve(ok(undefined)),
    use: () => undefined,
    resume: () => undefined,
    joined: () => undefined,
    hold: () => () => undefined,
    remove: () => Promise.resolve(),
    onChange: () => () => undefined,
    missing: () => [],
    notes: () => [],
    counts: () => ({
      starting: 0,
      ready: 1,
      restarting: 0,
      failed: 0,
      stopped: 0,
      full: 0,
      ...{ warming: 0, warm: 0 },
    }),
    close: () => Promise.resolve(),
  };
}
