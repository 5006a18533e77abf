import { Counter, Histogram, type Registry } from "prom-client";
import { platformCodes } from "@/lib/domain/verdict/diagnosis";
import type { ClassWatch } from "@/lib/server/team/class-watch";

/** Counts the verdicts that say anything new, and how long after a scrape those come that it brings. */
export function watchVerdicts(watch: ClassWatch): {
  watch: ClassWatch;
  register(registry: Registry): void;
} {
  const verdicts = new Counter({
    name: "scrapelab_verdicts_total",
    help: "Verdicts that said anything new, by outcome and by the code of their diagnosis.",
    labelNames: ["outcome", "code"],
    registers: [],
  });
  // An outage of all teams is one step of a counter, which Prometheus sees only of a series that was there before.
  for (const code of platformCodes) verdicts.inc({ outcome: "unknown", code }, 0);
  const seconds = new Histogram({
    name: "scrapelab_scrape_to_verdict_seconds",
    help: "How long after a scrape the verdicts came that it brought.",
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
    registers: [],
  });
  return {
    watch: {
      ...watch,
      judged(learner, judged) {
        const { outcome, diagnosis } = judged.verdict;
        verdicts.inc({ outcome, code: diagnosis?.code ?? "none" });
        if (judged.sinceScrapeMs !== null) seconds.observe(judged.sinceScrapeMs / 1000);
        watch.judged(learner, judged);
      },
    },
    register(registry) {
      registry.registerMetric(verdicts);
      registry.registerMetric(seconds);
    },
  };
}
