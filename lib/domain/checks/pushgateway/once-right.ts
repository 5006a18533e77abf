import type { Labels } from "@/lib/domain/metric";
import { isSameNumber, parseGoFloat } from "@/lib/domain/pushgateway/exposition/go-float";
import type { Family, Group, Series } from "@/lib/domain/pushgateway/group";
import { isSameLabels, withoutEmpty } from "@/lib/domain/pushgateway/grouping-key";
import { type GatewayHistory, type Period, periodsOf } from "@/lib/domain/pushgateway/history";
import type { Diagnosis } from "@/lib/domain/verdict/diagnosis";
import { formatTime, nameCause } from "./standing";

/** The series that the group's labels alone make. */
export function exactSeries(
  group: Pick<Group, "labels">,
  family: Pick<Family, "series">,
): Series | undefined {
  return family.series.find((each) => isOfGroupAlone(each.labels, group.labels));
}

function isOfGroupAlone(labels: Labels, group: Labels): boolean {
  return isSameLabels(withoutEmpty({ ...labels, ...group }), withoutEmpty(group));
}

/** The gateway's `1.795e+09` as a learner would have written it; what is no finite number stays. */
export function formatValue(text: string): string {
  const value = parseGoFloat(text);
  return text !== "" && Number.isFinite(value) ? String(value) : text;
}

/** A wrong value was right once: since when it no longer is, and which request made it what it is. */
export function onceRight(
  check: { metric: string; value: number },
  group: Group,
  family: Family,
  history: GatewayHistory,
): Partial<Diagnosis> {
  const periods = periodsOf(history, group.labels);
  const has = (value: number) => (period: Period) => {
    const pushed = period.families?.get(check.metric);
    const held = pushed && exactSeries(group, pushed)?.value;
    return held !== undefined && isSameNumber(parseGoFloat(held), value);
  };
  const lastRight = periods.findLastIndex(has(check.value));
  const end = periods[lastRight + 1];
  const now = exactSeries(group, family)?.value;
  if (lastRight < 0 || !end || now === undefined) return {};
  const isAsNow = has(parseGoFloat(now));
  const cause = periods[periods.findLastIndex((period) => !isAsNow(period)) + 1];
  const until = `\`${check.metric}\` had the right value until ${formatTime(end.sinceMs)}`;
  const value = formatValue(now);
  if (!cause) return { message: `${until}, and now it has the value ${value}.` };
  return {
    message:
      cause === end
        ? `${until}. Then ${nameCause(cause)} gave it the value ${value}.`
        : `${until}. Now it has the value ${value}: ${nameCause(cause)} gave it that.`,
  };
}
