import { showVerdict } from "./pipeline-verdict";
import type { PipelineView, Seen, Station } from "./pipeline-view";

/** The ids of the parts, link and station in turn, as a metric passes them. */
function wayOf(stations: readonly Station[]) {
  return stations.flatMap((station) => [
    ...(station.reachedBy ? [station.reachedBy] : []),
    station,
  ]);
}

/** The pipeline as the servers say it is. Pure: what ticks is added by the page. */
export function viewPipeline(
  stations: readonly Station[],
  seen: Seen & {
    /** The connection is lost: all this was so, and may no longer be. */
    isLost: boolean;
  },
): PipelineView {
  const parts = wayOf(stations);
  const viewed = parts.map((part) => [part.id, part.view(seen)] as const);
  if (seen.isLost) {
    return Object.fromEntries(viewed.map(([id, part]) => [id, { ...part, tone: "idle" }]));
  }
  const way = parts.map(({ id }) => id);
  return showVerdict(Object.fromEntries(viewed), way, seen);
}
