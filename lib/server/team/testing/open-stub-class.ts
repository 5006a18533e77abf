import type { Check } from "@/lib/domain/checks/check-kinds";
import type { Lab, Step } from "@/lib/domain/lab/lab";
import { createLog } from "@/lib/server/log";
import { sandboxesAt } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import type { Store } from "@/lib/server/store/store";
import { createObserver } from "@/lib/server/team/looks/looks";
import { createTeams } from "@/lib/server/team/teams";
import { type StubServers, stubServers } from "./stub-servers";

interface StubClass {
  store: Store;
  scrapeIntervalMs: number;
  steps: number;
  /** In place of what every other step asks for. */
  check?: Check | undefined;
  /** Of each team; one alike for all unless told. */
  serversOf?: () => StubServers;
  /** An operator starts them, and others than the app reach them. */
  areOperators?: boolean | undefined;
}

/** A lab whose steps stay open: every other one is a query, and the gateway never holds what the rest ask for. */
function openLabOf(steps: number, other?: Check): Lab {
  const step = (i: number): Step => ({
    ...{ id: `step-${i}`, number: `1.1 ${i}`, title: "", markdown: "", hints: [], request: null },
    check:
      i % 2 === 0
        ? { kind: "query", reference: `files{job="backup"} + ${i}` }
        : (other ?? pushOf(i)),
  });
  const task = { id: "all", number: "1.1", title: "", markdown: "" };
  return {
    ...{ id: "open", number: "1", title: "", summary: "", markdown: "", stack: [] },
    tasks: [{ ...task, steps: Array.from({ length: steps }, (_, i) => step(i)) }],
  };
}

const pushOf = (i: number) => {
  const group = { job: "backup" };
  return { kind: "push", group, metric: "files", value: i + 100, help: false } as const;
};

/** Teams over servers that are there in memory alone, each with its own that counts what it is asked. */
export function openStubClass(parts: StubClass) {
  const { store, scrapeIntervalMs, steps, serversOf, areOperators = false } = parts;
  const lab = openLabOf(steps, parts.check);
  const make = serversOf ?? (() => stubServers({ scrapeIntervalMs }));
  const servers = new Map<string, StubServers>();
  function of(base: string): StubServers {
    const own = servers.get(base) ?? make();
    servers.set(base, own);
    return own;
  }
  const observer = createObserver({
    pushgateway: {
      groups: (base) => of(base).clients.pushgateway.groups(base),
      startedAtMs: (base) => of(base).clients.pushgateway.startedAtMs(base),
      expositionStatus: (base) => of(base).clients.pushgateway.expositionStatus(base),
    },
    prometheus: {
      target: (base, wanted) => of(base).clients.prometheus.target(base, wanted),
      query: (base, ...asked) => of(base).clients.prometheus.query(base, ...asked),
    },
    alertmanager: { alerts: () => Promise.reject(new Error("nothing asks for alerts")) },
  });
  const at = (team: string) => ({ pushgateway: team, prometheus: team });
  const teams = createTeams({
    labs: new Map([[lab.id, lab]]),
    store,
    sandboxes: {
      ...sandboxesAt(at("")),
      can: { start: !areOperators, restart: new Set(), reset: false },
      endpoints: at,
      ensure: async (team) => ({ ok: true, value: at(team) }),
    },
    observer,
    ask: () => Promise.reject(new Error("nothing is passed on")),
    scrapeIntervalMs,
    log: createLog("error"),
  });
  return { ...teams, lab, serversOf: of };
}
