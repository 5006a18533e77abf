import { ok } from "@/lib/domain/result";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";

/** Every team's servers at one address, for a test whose server has to misbehave or to be watched. */
export function fixedSandboxes(base: string): Sandboxes {
  const endpoints = { pushgateway: base, prometheus: base };
  return {
    ensure: () => Promise.resolve(ok(endpoints)),
    endpoints: () => endpoints,
    peek: () => ({ state: "ready", detail: null }),
    restartGateway: () => Promise.resolve(ok(undefined)),
    reset: () => Promise.resolve(ok(undefined)),
    use: () => undefined,
    resume: () => undefined,
    joined: () => undefined,
    hold: () => () => undefined,
    remove: () => Promise.resolve(),
    onChange: () => () => undefined,
    counts: () => ({
      starting: 0,
      ready: 0,
      restarting: 0,
      failed: 0,
      stopped: 0,
      full: 0,
      ...{ warming: 0, warm: 0 },
    }),
    close: () => Promise.resolve(),
  };
}
