import type { Labels } from "@/lib/domain/metric";
import { addedLabels, withoutLabels } from "@/lib/domain/prometheus/added-labels";
import type { Target } from "@/lib/domain/prometheus/target";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { breaks, diagnose, type Finding } from "@/lib/domain/verdict/ladder";

/** A push that is right, and a Prometheus that gives it labels of its target's own. */
export function honorLabelsOff(group: Labels, found: Labels, target: Target | null): Finding {
  const { __name__: _, ...labels } = found;
  return breaks(
    "Prometheus has the series under exported_job.",
    diagnose(
      "honor-labels-off",
      `Prometheus has your metric with the job and instance of its own target. What you pushed as ${renamedOf(labels)}. Your push is right, and nothing is left for you to do. ${forOperator()}`,
      {
        expected: formatLabels(group),
        observed: formatLabels(withoutLabels(labels, addedLabels(target))),
      },
    ),
  );
}

/** The same, where a step asks about what was pushed. */
export const nothingHonored = breaks(
  "Prometheus does not keep the pushed job.",
  diagnose(
    "honor-labels-off",
    `Prometheus gives everything on your gateway the job and instance of its own target, so no expression finds it by the job that was pushed. That is no fault of yours, and nothing is left for you to do. ${forOperator()}`,
  ),
);

function forOperator(): string {
  return "Whoever runs this Prometheus has to let it keep what was pushed: `honor_labels: true` in the scrape job of the Pushgateway. OpenShift's own monitoring of user workloads does not allow that; there the lab needs a Prometheus of its own.";
}

/** Goes on after "What you pushed as": each of the labels that Prometheus has renamed. */
function renamedOf(labels: Labels): string {
  const names = Object.keys(labels).filter((name) => name.startsWith("exported_"));
  return names
    .sort()
    .map((name) => `\`${name.slice("exported_".length)}\` is now \`${name}\``)
    .reverse()
    .join(", and ");
}
