import type { Standing } from "@/lib/domain/checks/looks";
import { isUnknown } from "@/lib/domain/checks/platform-problem";
import { nothingHonored } from "@/lib/domain/checks/pushgateway/honor-labels-off";
import { isPoisoned, poisonedFinding } from "@/lib/domain/checks/pushgateway/poison";
import { notScrapedYet, targetDown } from "@/lib/domain/checks/pushgateway/scrape-rungs";
import { obstacle } from "@/lib/domain/checks/pushgateway/standing";
import { breaks, diagnose, type Finding } from "@/lib/domain/verdict/ladder";

/** Why a step's own expression returns nothing, so that no answer can be right: what keeps the data away. */
export function nothingToCompare(seen: Standing): Finding {
  if (!seen.gateway.ok) return isUnknown(seen.gateway.error);
  if (!seen.target.ok) return isUnknown(seen.target.error);
  const [gateway, target] = [seen.gateway.value, seen.target.value];
  if (isPoisoned(gateway)) return poisonedFinding(gateway, seen.newestAttempt);
  const lastScrape = target?.lastScrapeAtMs ?? 0;
  const lastPush = seen.history.lastPushAtMs ?? 0;
  if (lastScrape === 0 || lastPush > lastScrape) {
    return notScrapedYet(
      "Prometheus has not scraped yet what this step asks about.",
      `Prometheus has not scraped your gateway ${lastPush > 0 ? "since the last push" : "yet"}, so there is nothing to compare your result with.`,
    );
  }
  if (target?.health === "down") {
    return targetDown(
      target,
      "Prometheus has nothing at present that this step asks about: its last scrape of your Pushgateway failed, so the target is down.",
    );
  }
  const isHidden = target?.scraping.honorLabels === false && gateway.groups.length > 0;
  return obstacle(seen, gateway) ?? (isHidden ? nothingHonored : nothingPushed);
}

const nothingPushed = breaks(
  "There is nothing yet that it could return.",
  diagnose(
    "empty-result",
    "Prometheus has nothing at present that this step asks about, so no expression can return it. It has to be pushed first.",
  ),
);
