import type { Labels } from "@/lib/domain/metric";
import type { PushedFamily, PushNote } from "@/lib/domain/pushgateway/attempt";
import type { CollectedFamily, Sample } from "./family-collector";
import { isOverwritten } from "./misreadings";

/** The families with samples, and what is worth knowing of each that does not show on the gateway. */
export function pushedFamilies(
  families: ReadonlyMap<string, CollectedFamily>,
  group: Labels,
  { isTypeLowerCase, isTypeBroken }: Pick<TextNotes, "isTypeLowerCase" | "isTypeBroken">,
): PushedFamily[] {
  const all = [...families.values()];
  const unused = all.filter(({ samples }) => samples.length === 0);
  const text: TextNotes = {
    isTypeLowerCase,
    isTypeBroken,
    isHelpLost: unused.some(({ help }) => help !== null),
    isTypeLost: unused.some(({ typeSpan }) => typeSpan !== null),
  };
  return all
    .filter(({ samples }) => samples.length > 0)
    .map((family) => {
      const { name, type, samples } = family;
      const pushed = { name, type: knownType(type), series: samples.map(series) };
      const notes = notesOn(family, text, group);
      return notes.length > 0 ? { ...pushed, notes } : pushed;
    });
}

/** What the text as a whole says to nobody. */
interface TextNotes {
  isTypeLowerCase: boolean;
  isTypeBroken: boolean;
  isHelpLost: boolean;
  isTypeLost: boolean;
}

function notesOn(
  { help, samples, type, typeSpan }: CollectedFamily,
  { isTypeLowerCase, isTypeBroken, isHelpLost, isTypeLost }: TextNotes,
  group: Labels,
): PushNote[] {
  const notes: PushNote[] = [];
  if (typeSpan === null && isTypeLowerCase) notes.push("type-in-lower-case");
  if (typeSpan === null && isTypeBroken) notes.push("type-line-broken");
  if (typeSpan === null && isTypeLost) notes.push("type-of-other-name");
  if (typeSpan !== null && type === "UNTYPED") notes.push("typed-as-untyped");
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
