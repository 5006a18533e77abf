import { z } from "zod";
import type { Alert } from "@/lib/domain/alertmanager/alert";
import { defineCheckKind } from "@/lib/domain/checks/define-check-kind";
import { isUnknown, type Seen } from "@/lib/domain/checks/platform-problem";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { breaks, diagnose, type Finding, holds, waits } from "@/lib/domain/verdict/ladder";

/** An alert that fires, and of which nobody is told because of a silence. */
const schema = z
  .strictObject({
    kind: z.literal("silence"),
    alert: z
      .record(z.string(), z.string())
      .describe("Labels that the alert has, among others, such as `alertname: LegacyAppDown`."),
  })
  .describe("An alert fires in Alertmanager, and a silence keeps its receivers from being told.");

export type SilenceCheck = z.infer<typeof schema>;

export const silenceCheck = defineCheckKind({
  schema,
  needs: ["alerts"],
  rungs: {
    firing: { name: "Firing", at: "prometheus", broken: "not firing" },
    silenced: { name: "Silenced", at: "check", broken: "not silenced" },
  },
  untouched: ["not-silenced"],
  done: { tab: "request", part: "request" },
  subject: () => ({ asksFor: "nothing", groups: [], metrics: [] }),
  queries: () => [],
  walk: (check, { alerts }) => ({
    rungs: {
      firing: onAlerts(alerts, (found) => firing(check, found)),
      silenced: onAlerts(alerts, (found) => silenced(check, found)),
    },
  }),
});

function onAlerts(alerts: Seen<Alert[]>, look: (alerts: Alert[]) => Finding): () => Finding {
  return () => (alerts.ok ? look(alerts.value) : isUnknown(alerts.error));
}

function firing(check: SilenceCheck, alerts: readonly Alert[]): Finding {
  const name = formatLabels(check.alert);
  if (matching(check, alerts).length > 0) return holds(`Alertmanager has ${name}.`);
  return waits(
    "Alertmanager has no such alert.",
    diagnose(
      "alert-missing",
      `Your Alertmanager has no alert with \`${name}\` yet. Prometheus sends it when its rule holds.`,
      { expected: name, observed: "not there" },
    ),
  );
}

function silenced(check: SilenceCheck, alerts: readonly Alert[]): Finding {
  const name = formatLabels(check.alert);
  const loud = matching(check, alerts).find(({ silencedBy }) => silencedBy.length === 0);
  if (!loud) return holds(`${name} is silenced.`);
  return breaks(
    `${formatLabels(loud.labels)} is ${loud.state}.`,
    diagnose(
      "not-silenced",
      `The alert \`${formatLabels(loud.labels)}\` is not silenced, so its receivers are told of it.`,
      { expected: `${name} silenced`, observed: loud.state },
    ),
  );
}

function matching({ alert }: SilenceCheck, alerts: readonly Alert[]): Alert[] {
  const wanted = Object.entries(alert);
  return alerts.filter(({ labels }) => wanted.every(([name, value]) => labels[name] === value));
}
