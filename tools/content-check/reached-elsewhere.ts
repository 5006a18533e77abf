import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";
import type { Outcome } from "@/lib/domain/verdict/verdict";

/** How a code comes about that no mistake in the content can bring about, and what is told then. */
export interface ReachedElsewhere {
  /** What a learner or an operator did. */
  cause: string;
  outcome: Outcome;
  rung: string;
  message: string;
  expected?: string;
  observed?: string;
}

/**
 * Codes that no replayed mistake reaches, because they take other servers or a body too long to be
 * written down. `reached-elsewhere.integ.test.ts` brings each of them about on real servers and compares
 * the verdict with what stands here; changing parts are settled as `settleText` does it.
 */
export const reachedElsewhere: Partial<Record<DiagnosisCode, ReachedElsewhere>> = {
  "too-large": {
    cause: "A body of 1.2 MiB was pushed.",
    outcome: "failed",
    rung: "accepted",
    message:
      "The body is larger than 1 MiB, the most that a push may bring here. A compressed body counts as what it unpacks to. Nothing of it has reached the gateway.",
    observed: "413, without a text",
  },
  "honor-labels-off": {
    cause: "A right push, to servers of an operator's own whose scrape job has no honor_labels.",
    outcome: "failed",
    rung: "visible",
    message:
      "Prometheus has your metric with the job and instance of its own target. What you pushed as `job` is now `exported_job`. Your push is right, and nothing is left for you to do. Whoever runs this Prometheus has to let it keep what was pushed: `honor_labels: true` in the scrape job of the Pushgateway. OpenShift's own monitoring of user workloads does not allow that; there the lab needs a Prometheus of its own.",
    expected: '{job="backup"}',
    observed: '{job="pushgateway",exported_job="backup",instance="pushgateway:9091"}',
  },
  "target-down": {
    cause: "A right push, while Prometheus is set up to scrape another port.",
    outcome: "failed",
    rung: "scraped",
    message:
      "Your push is stored, but Prometheus cannot fetch it: its last scrape of your Pushgateway failed, so the target is down. Nothing answers at the gateway's address. The check goes on with the next scrape that works.",
    expected: "up is 1",
    observed:
      'Get "http://127.0.0.1:port/metrics": dial tcp 127.0.0.1:port: connect: connection refused',
  },
  "alert-missing": {
    cause: "In a lab with an Alertmanager, a silence is asked for of an alert that no rule makes.",
    outcome: "pending",
    rung: "firing",
    message:
      'Your Alertmanager has no alert with `{alertname="NothingDown"}` yet. Prometheus sends it when its rule holds.',
    expected: '{alertname="NothingDown"}',
    observed: "not there",
  },
  "not-silenced": {
    cause: "In a lab with an Alertmanager, nothing was done about an alert.",
    outcome: "failed",
    rung: "silenced",
    message:
      'The alert `{job="legacy_app",alertname="LegacyAppDown",instance="legacy-app:8080",severity="page"}` is not silenced, so its receivers are told of it.',
    expected: '{alertname="LegacyAppDown"} silenced',
    observed: "active",
  },
  "alertmanager-unreachable": {
    cause: "A lab needs an Alertmanager, and the app was started without one.",
    outcome: "unknown",
    rung: "firing",
    message:
      "Your Alertmanager does not answer. It is started again by itself, and the check repeats then.",
    observed: "it does not run",
  },
  "pushgateway-unreachable": {
    cause: "The Pushgateway has ended.",
    outcome: "unknown",
    rung: "sent",
    message:
      "Your Pushgateway does not answer. It is started again by itself, and the check repeats then.",
    observed: "connect ECONNREFUSED 127.0.0.1:port",
  },
  "prometheus-unreachable": {
    cause: "Prometheus has ended.",
    outcome: "unknown",
    rung: "scraped",
    message:
      "Your Prometheus does not answer. It is started again by itself, and the check repeats then.",
    observed: "connect ECONNREFUSED 127.0.0.1:port",
  },
  "sandbox-starting": {
    cause: "A Pushgateway takes long to start.",
    outcome: "unknown",
    rung: "sent",
    message:
      "Your Pushgateway and your Prometheus are starting. The check repeats by itself when they are ready.",
  },
  "sandbox-full": {
    cause: "As many sandboxes are running as the operator allows.",
    outcome: "unknown",
    rung: "sent",
    message: "All sandboxes are in use. Yours starts as soon as another one is idle.",
  },
  timeout: {
    cause: "Prometheus hangs.",
    outcome: "unknown",
    rung: "scraped",
    message:
      "Your Prometheus took longer than 3 s to answer, and nothing is known of your step until it does. The check repeats by itself.",
  },
};
