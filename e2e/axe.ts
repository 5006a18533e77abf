import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

export interface Looked {
  /** A part of the page, where the rest has been looked at. */
  within?: string;
  /** These rules alone. */
  only?: string[];
  /** All but these. */
  without?: string[];
}

/** What axe finds, as one line each. The page is at rest: colours on their way would be measured as they are at that moment. */
export async function findFaults(page: Page, looked: Looked = {}): Promise<string[]> {
  // Half a megabyte that would come twice for each look.
  const isThere = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder(isThere ? { page, axeSource: ";" } : { page });
  // Each element that is told costs a search for what names it alone.
  axe.options({ resultTypes: ["violations"] });
  if (looked.within) axe.include(looked.within);
  if (looked.only) axe.withRules(looked.only);
  if (looked.without) axe.disableRules(looked.without);
  // The other mode looks into frames, of which there are none, and takes twice as long.
  const { violations } = await axe.setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}
