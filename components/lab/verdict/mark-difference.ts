/** A piece of text; `isDifferent` where the other text has something else. */
export interface Segment {
  text: string;
  isDifferent: boolean;
}

const labelPattern = /[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\.)*"/g;

/**
 * Two texts with what differs marked: label by label where both are label sets, else the characters
 * between what they begin and end with alike.
 */
export function markDifference(a: string, b: string): [Segment[], Segment[]] {
  const [labelsOfA, labelsOfB] = [a.match(labelPattern), b.match(labelPattern)];
  if (labelsOfA && labelsOfB) {
    return [markLabels(a, new Set(labelsOfB)), markLabels(b, new Set(labelsOfA))];
  }
  const start = commonStart(a, b);
  const end = commonStart(reverse(a.slice(start)), reverse(b.slice(start)));
  return [markMiddle(a, start, end), markMiddle(b, start, end)];
}

function markLabels(text: string, others: ReadonlySet<string>): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { 0: label, index } of text.matchAll(labelPattern)) {
    if (others.has(label)) continue;
    segments.push({ text: text.slice(at, index), isDifferent: false });
    segments.push({ text: label, isDifferent: true });
    at = index + label.length;
  }
  return filled([...segments, { text: text.slice(at), isDifferent: false }]);
}

function markMiddle(text: string, start: number, end: number): Segment[] {
  const stop = text.length - end;
  return filled([
    { text: text.slice(0, start), isDifferent: false },
    { text: text.slice(start, stop), isDifferent: true },
    { text: text.slice(stop), isDifferent: false },
  ]);
}

function commonStart(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i += 1) {
    if (a[i] !== b[i]) return i;
  }
  return end;
}

const reverse = (text: string) => text.split("").reverse().join("");

const filled = (segments: Segment[]) => segments.filter(({ text }) => text !== "");
