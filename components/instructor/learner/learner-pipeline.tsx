import { cx } from "class-variance-authority";
import { statusOf } from "@/components/lab/verdict/verdict-words";
import type { GatewayGroups } from "@/lib/contract/classroom/learner-view";
import { type StationState, stationStates } from "./station-states";
import type { LearnerView } from "./use-learner-view";

/** The way of a metric: where it has come to, by the rungs of the verdict that each station stands for. */
const stations = ["Request", "Gateway", "Prometheus", "Check"] as const;

const marks: Readonly<Record<StationState, string>> = {
  ...{ ok: "✓", broken: "✗", waiting: "⧗", "not-reached": "·", none: "·" },
};

const looks: Readonly<Record<StationState, string>> = {
  ok: "text-passed",
  broken: "text-failed",
  waiting: "text-waiting",
  "not-reached": "text-muted",
  none: "text-muted",
};

/** Request, gateway, Prometheus and check in one line, as on the learner's page. */
export function LearnerPipeline({
  view: { verdict, check, attempts, gateway },
}: {
  view: LearnerView;
}) {
  const newest = attempts?.find(({ kind }) => kind === "request");
  const states = verdict ? stationStates(verdict, statusOf(verdict, check) === "open") : null;
  const texts = [
    newest?.kind === "request" ? `${newest.status}` : "",
    gateway === null ? "" : groupsText(gateway),
    "",
    verdict?.outcome === "passed" ? "passed" : "",
  ];
  return (
    <ol aria-label="Pipeline" className="@container flex items-stretch gap-1 leading-5">
      {stations.map((name, i) => {
        const state = states?.[i] ?? "none";
        return (
          <li key={name} className="flex min-w-0 flex-1 items-center gap-1">
            {i > 0 && (
              <span aria-hidden className="hidden text-line-strong @md:inline">
                {i === 2 ? "⇄" : "→"}
              </span>
            )}
            <div className="min-w-0 grow self-stretch rounded border px-1 py-1.5 @md:px-2">
              <p className="truncate text-xs leading-5 font-medium @md:text-[0.8125rem]">{name}</p>
              <p className="flex gap-1.5 text-xs leading-5 text-muted">
                <span aria-hidden className={cx("shrink-0", looks[state])}>
                  {marks[state]}
                </span>
                <span className="sr-only">{state === "none" ? "" : state.replace("-", " ")}</span>
                <span className="truncate">{texts[i]}</span>
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function groupsText({ groups, isKnown }: GatewayGroups): string {
  if (!isKnown) return "unknown";
  return `${groups.length} ${groups.length === 1 ? "group" : "groups"}`;
}
