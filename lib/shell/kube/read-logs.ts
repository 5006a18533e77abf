import { podsOf } from "./cluster";
import { type KubeRun, refused, said } from "./kube-run";
import { forbiddenIn, type KubeCall, kindOf, noSuchKind } from "./kube-session";

/** `logs job/NAME` or `logs POD`. */
export function readLogs(call: KubeCall): KubeRun {
  const { words, flags, namespace, ports, program } = call;
  const [target] = words;
  if (target === undefined) {
    const usage = "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.";
    return refused(
      `error: ${usage}\nPOD or TYPE/NAME is a required argument for the logs command\nSee '${program} logs -h' for help and examples`,
    );
  }
  const [type = "", name = target] = target.includes("/") ? target.split("/") : ["pod", target];
  const kind = kindOf(type);
  if (!kind) return refused(noSuchKind(type));
  const forbidden = forbiddenIn(call, "get", kind, name);
  if (forbidden) return refused(`Error from server (Forbidden): ${forbidden}`);
  const pod = podsOf(ports.cluster).find((each) =>
    kind === "jobs" ? each.job?.name === name : each.name === name,
  );
  if (!pod) {
    const full = kind === "jobs" ? "jobs.batch" : "pods";
    return refused(
      `error: error from server (NotFound): ${full} "${name}" not found in namespace "${namespace}"`,
    );
  }
  return said(tail(pod.job?.log ?? "", flags.get("tail")));
}

function tail(log: string, lines: string | undefined): string {
  if (lines === undefined || lines === "-1" || log === "") return log;
  const kept = log
    .replace(/\n$/, "")
    .split("\n")
    .slice(-Number(lines) || log.length);
  return `${kept.join("\n")}\n`;
}
