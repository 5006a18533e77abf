import type { PushedFamily, PushNote } from "@/lib/domain/attempt";
import type { Labels } from "@/lib/domain/gateway-state";
import type { CollectedFamily, Sample } from "./family-collector";
import { isOverwritten } from "./misreadings";

/** The families with samples, and what is worth knowing of each that does not show on the gateway. */
export function pushedFamilies(
  families: ReadonlyMap<string, CollectedFamily>,
  group: Labels,
): PushedFamily[] {
  const all = [...families.values()];
  const isHelpLost = all.some(({ help, samples }) => help !== null && samples.length === 0);
  return all
    .filter(({ samples }) => samples.length > 0)
    .map((family) => {
      const { name, type, samples } = family;
      const pushed = { name, type: knownType(type), series: samples.map(series) };
      const notes = notesOn(family, isHelpLost, group);
      return notes.length > 0 ? { ...pushed, notes } : pushed;
    });
}

function notesOn(
  { help, samples }: CollectedFamily,
  isHelpLost: boolean,
  group: Labels,
): PushNote[] {
  const notes: PushNote[] = [];
  if (help === null && isHelpLost) notes.push("help-without-name");
  const hasOverwritten = samples.some(({ labels }) =>
    labels.some((label) => isOverwritten(label, group)),
  );
  if (hasOverwritten) notes.push("label-overwritten-by-url");
  return notes;
}

function series({ labels, value }: Sample): PushedFamily["series"][number] {
  const byName: Record<string, string> = {};
  for (const label of labels) byName[label.name] = label.value;
  return { labels: byName, value };
}

/** The product knows no gauge histograms, and the gateway cannot expose them. */
function knownType(type: CollectedFamily["type"]): PushedFamily["type"] {
  return type === null || type === "GAUGE_HISTOGRAM" ? "UNTYPED" : type;
}
