import type { Labels } from "@/lib/domain/gateway-state";
import { quoted } from "@/lib/domain/shorten";
import type { CollectedFamily, Label } from "./family-collector";
import { groupMetrics } from "./gateway-metrics";
import { type MisreadingCode, placeOf, type RemarkProblem, type Span } from "./problem";

/** What the gateway takes otherwise than it was probably meant, as the whole text shows. */
export function findMisreadings(
  families: ReadonlyMap<string, CollectedFamily>,
  group: Labels,
): RemarkProblem[] {
  const remarks: RemarkProblem[] = [];
  const remark = (code: MisreadingCode, span: Span | null, message: string) => {
    if (span) remarks.push({ severity: "remark", code, message, ...placeOf(span) });
  };
  for (const family of families.values()) {
    const { name, sampleSpan } = family;
    if (sampleSpan === null) remarkUnused(family, remark);
    else if (groupMetrics.has(name)) {
      const message = `The gateway puts a ${name} of its own in place of this one.`;
      remark("overwritten-by-gateway", sampleSpan, message);
    } else remarkType(family, remark);
    for (const { labels } of family.samples) {
      for (const label of labels) remarkLabel(label, group, remark);
    }
  }
  return remarks;
}

type Remark = (code: MisreadingCode, span: Span | null, message: string) => void;

function remarkUnused(family: CollectedFamily, remark: Remark): void {
  const { name, type, typeSpan, helpSpan } = family;
  const noValue = `there is no value of ${name} here`;
  const help = `After HELP comes the name of a metric, and ${noValue}: this help is lost.`;
  remark("help-without-name", helpSpan, help);
  if (type !== null)
    remark("type-without-samples", typeSpan, `This line gives no metric a type: ${noValue}.`);
}

function remarkType({ name, type, typeSpan, sampleSpan }: CollectedFamily, remark: Remark): void {
  if (type === "GAUGE_HISTOGRAM") {
    const message = `The gateway accepts this type and cannot expose it: its /metrics breaks off at ${name}.`;
    remark("type-not-exposed", typeSpan, message);
  } else if (typeSpan === null && name.endsWith("_total")) {
    const message = `${name} looks like a counter, and has no TYPE line before it: it is stored as untyped.`;
    remark("untyped-total", sampleSpan, message);
  }
}

function remarkLabel(label: Label, group: Labels, remark: Remark): void {
  const { name, value } = label;
  if (isOverwritten(label, group)) {
    const message = `The URL says ${name}=${quoted(group[name] ?? "")} and overwrites this label.`;
    remark("label-overwritten-by-url", label, message);
  } else if (value === "" && name !== "instance" && !Object.hasOwn(group, name)) {
    const message = "To Prometheus a label with an empty value is the same as no label.";
    remark("empty-label-value", label, message);
  }
}

/** Whether the URL says otherwise than the body what a label's value is. */
export function isOverwritten({ name, value }: Label, group: Labels): boolean {
  return Object.hasOwn(group, name) && group[name] !== value;
}
