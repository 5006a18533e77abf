import { setTimeout as sleep } from "node:timers/promises";
import type { AttackKind, Tried } from "./attack-kind";
import type { Person, Target } from "./target";

const backWithinMs = 200_000;
const push = "/sandbox/pushgateway/metrics/job/kept";
const query = "/sandbox/prometheus/api/v1/query?query=up";

/** Every server killed and stopped while it works. */
export const kills: AttackKind = {
  title: "Kill and stop",
  async run(target, { isShort }) {
    const person = await target.joinWithServers("Kill");
    const row = async (what: string, work: () => Promise<string[]>): Promise<Tried> => {
      const faults = await work();
      const found = faults.length === 0 ? "back by itself, with its data" : "see below";
      return { what, times: 1, found, faults };
    };
    await target.ask(push, { as: person, method: "PUT", body: "kept 7\n" });
    const rows = [
      await row("SIGKILL to each Pushgateway", () =>
        signal(target, person, "pushgateway", "SIGKILL"),
      ),
      await row("SIGKILL to each Prometheus", () =>
        signal(target, person, "prometheus", "SIGKILL"),
      ),
      await row("SIGKILL to the app", () => killApp(target, person)),
    ];
    if (isShort) return rows;
    return [
      ...rows,
      await row("SIGSTOP to each Pushgateway", () =>
        signal(target, person, "pushgateway", "SIGSTOP"),
      ),
      await row("SIGSTOP to each Prometheus", () =>
        signal(target, person, "prometheus", "SIGSTOP"),
      ),
      await row("SIGSTOP to the app for 3 s", () => stopApp(target, person)),
    ];
  },
};

async function signal(
  target: Target,
  person: Person,
  kind: "prometheus" | "pushgateway",
  name: NodeJS.Signals,
): Promise<string[]> {
  const pids = await target.servers(kind);
  for (const pid of pids) process.kill(pid, name);
  const alive = await target.ask("/healthz");
  const faults = alive.status === 200 ? [] : ["the app was not alive meanwhile"];
  if (pids.length === 0) faults.push(`no ${kind} was running`);
  return [...faults, ...(await untilBack(target, person))];
}

async function killApp(target: Target, person: Person): Promise<string[]> {
  await target.kill("SIGKILL");
  await target.startAgain();
  return untilBack(target, person);
}

async function stopApp(target: Target, person: Person): Promise<string[]> {
  process.kill(target.pid, "SIGSTOP");
  await sleep(3000);
  process.kill(target.pid, "SIGCONT");
  return untilBack(target, person);
}

/** Both servers answer again, and what was pushed is still there. */
async function untilBack(target: Target, person: Person): Promise<string[]> {
  const endsAtMs = Date.now() + backWithinMs;
  let last = "";
  while (Date.now() < endsAtMs) {
    const answers = await Promise.all(
      ["/sandbox/pushgateway/metrics", query].map((path) =>
        target.ask(path, { as: person }).catch(() => null),
      ),
    );
    const [text = ""] = await Promise.all(answers.map((answer) => answer?.text() ?? ""));
    last = answers.map((answer) => answer?.status ?? "none").join(" and ");
    if (answers.every((answer) => answer?.status === 200)) {
      return text.includes("\nkept{") ? [] : ["what was pushed is gone"];
    }
    await sleep(100);
  }
  return [`not back within ${backWithinMs / 1000} s: ${last}`];
}
