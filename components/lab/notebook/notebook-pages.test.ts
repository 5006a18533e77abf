import { expect, it } from "vitest";
import type { AttemptsPage } from "@/lib/contract/attempts";
import { type NotebookPages, withNewestPage, withOlderPage } from "./notebook-pages";

function page(ids: number[], nextBefore: number | null = null, expression = "up"): AttemptsPage {
  const common = { at: "2026-01-01T00:00:00.000Z", verdict: null, hadPassed: false };
  const entries = ids.map((id) => ({ ...common, kind: "answer" as const, id, expression }));
  return { entries, total: ids.length, nextBefore };
}
const idsOf = ({ entries }: NotebookPages) => entries.map(({ id }) => id);

it("keeps older pages below a newer one, and takes what is told again", () => {
  const known = withOlderPage(page([6, 5], 5), page([4, 3], 3));
  const next = withNewestPage(known, page([7, 6], 6, "new"));
  expect(idsOf(next)).toEqual([7, 6, 5, 4, 3]);
  expect(next.nextBefore).toBe(3);
  expect(next.entries[1]).toMatchObject({ id: 6, expression: "new" });
});

it("begins anew where attempts came that it has not seen", () => {
  const next = withNewestPage(page([3, 2], 2), page([9, 8], 8));
  expect(idsOf(next)).toEqual([9, 8]);
  expect(next.nextBefore).toBe(8);
});

it("shows nothing twice, and nothing where nothing is", () => {
  expect(idsOf(withOlderPage(page([6, 5], 5), page([5, 4])))).toEqual([6, 5, 4]);
  expect(idsOf(withNewestPage(page([2]), page([])))).toEqual([]);
});
