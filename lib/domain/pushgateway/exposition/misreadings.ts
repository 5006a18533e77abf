import type { Labels } from "@/lib/domain/metric";
import { quoted } from "@/lib/domain/verdict/shorten";
import type { CollectedFamily, Label } from "./family-collector";
import { groupMetrics } from "./gateway-metrics";
import { type MisreadingCode, placeOf, type RemarkProblem, type Span } from "./problem";
import { findSwallowedLine } from "./typed-escape";

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
    if (sampleSpan === null) remarkUnused(family, families, remark);
    else if (groupMetrics.has(name)) {
      const message = `The gateway puts a ${name} of its own in place of this one.`;
      remark("overwritten-by-gateway", sampleSpan, message);
    } else {
      remarkType(family, remark);
      remarkColon(family, remark);
    }
    remarkHelp(family, remark);
    for (const { labels } of family.samples) {
      for (const label of labels) remarkLabel(label, group, remark);
    }
  }
  return remarks;
}

type Remark = (code: MisreadingCode, span: Span | null, message: string) => void;
type Families = ReadonlyMap<string, CollectedFamily>;

function remarkUnused(family: CollectedFamily, families: Families, remark: Remark): void {
  const { name, type, typeSpan, helpSpan } = family;
  const help = `After HELP comes the name of the metric that it is about. ${quoted(name)} is taken for the name here, and no value has it: this help is lost.`;
  if (!hasSwallowed(family)) remark("help-without-name", helpSpan, help);
  if (type === null) return;
  const none = `This line gives no metric a type: no value here has the name ${quoted(name)}.`;
  remark("type-without-samples", typeSpan, `${none}${nameMeant(name, families)}`);
}

/** Which name of the text a TYPE line was probably about. */
function nameMeant(name: string, families: Families): string {
  const has = (other: string) => (families.get(other)?.sampleSpan ?? null) !== null;
  if (has(`${name}_total`)) {
    return ` It has to be the whole name, with \`_total\`; only OpenMetrics leaves that away.`;
  }
  return name.endsWith(":") && has(name.slice(0, -1))
    ? " The colon is read as a part of the name."
    : "";
}

function remarkType({ name, type, typeSpan, sampleSpan }: CollectedFamily, remark: Remark): void {
  if (type === "GAUGE_HISTOGRAM") {
    const message = `The gateway accepts this type and cannot expose it: its /metrics breaks off at ${name}.`;
    remark("type-not-exposed", typeSpan, message);
  } else if (typeSpan === null && name.endsWith("_total")) {
    const message = `${name} looks like a counter, and no TYPE line before it makes it one: it is stored as untyped.`;
    remark("untyped-total", sampleSpan, message);
  }
}

/** As YAML and others write it: `m: 4`. */
function remarkColon({ name, sampleSpan }: CollectedFamily, remark: Remark): void {
  if (!name.endsWith(":")) return;
  const message = `The colon is read as a part of the name: ${quoted(name)}. Only a space goes between the name and the value.`;
  remark("colon-in-name", sampleSpan, message);
}

/** A line that was to follow a help text, and has become a part of it. */
function remarkHelp(family: CollectedFamily, remark: Remark): void {
  const { name, helpSpan } = family;
  if (!hasSwallowed(family)) return;
  const message = `What comes after the \`\\n\` is part of the help text of ${name}: written as two characters, it starts no new line. In a shell, \`printf\` makes a line break of it, and \`echo\` alone does not.`;
  remark("typed-line-break", helpSpan, message);
}

function hasSwallowed({ help }: CollectedFamily): boolean {
  return help !== null && findSwallowedLine(help.replaceAll("\n", "\\n")) !== null;
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
