import type { RungState, Verdict } from "@/lib/domain/verdict/verdict";

export type StationState = RungState | "none";

const requestRungs = new Set(["sent", "accepted", "pushed", "parses"]);
const prometheusRungs = new Set([
  ...["exposed", "scraped", "visible", "gone-from-prometheus", "evaluates"],
]);

/**
 * The worst state among the rungs of each station; the last one is the whole verdict's. Where nothing is wrong so far,
 * or nothing is known, nothing is broken.
 */
export function stationStates(
  { rungs, outcome }: Pick<Verdict, "rungs" | "outcome">,
  isNeutral: boolean,
): StationState[] {
  const of = (isOwn: (id: string) => boolean) => {
    const states = rungs.filter(({ id }) => isOwn(id)).map(({ state }) => state);
    const worst = (["broken", "waiting", "not-reached", "ok"] as const).find((state) =>
      states.includes(state),
    );
    return worst === "broken" && (isNeutral || outcome === "unknown") ? "none" : (worst ?? "none");
  };
  const failed = isNeutral ? ("none" as const) : ("broken" as const);
  const check = { passed: "ok", failed, pending: "waiting", unknown: "none" } as const;
  return [
    of((id) => requestRungs.has(id)),
    of((id) => !requestRungs.has(id) && !prometheusRungs.has(id)),
    of((id) => prometheusRungs.has(id)),
    check[outcome],
  ];
}
