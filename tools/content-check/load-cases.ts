import type { Lab } from "@/lib/domain/lab/lab";
import { ok, type Result } from "@/lib/domain/result";
import type { ContentError } from "@/lib/server/content/content-error";
import { loadLabs } from "@/lib/server/content/load-labs";
import { loadReplays } from "@/lib/server/content/load-replays";
import { casesOfLab } from "./cases-of-lab";
import { printedCases } from "./printed-cases";
import type { ReplayCase } from "./replay-case";

/** The labs below a folder with every case that proves them; else each error that an author made. */
export async function loadCases(
  dir: string,
): Promise<Result<{ labs: ReadonlyMap<string, Lab>; cases: ReplayCase[] }, ContentError[]>> {
  const labs = await loadLabs(dir);
  if (!labs.ok) return labs;
  const cases: ReplayCase[] = [];
  for (const lab of labs.value.values()) {
    const replays = await loadReplays(dir, lab);
    if (!replays.ok) return replays;
    const ofLab = casesOfLab(lab, replays.value);
    if (!ofLab.ok) return ofLab;
    const printed = await printedCases(dir, lab);
    if (!printed.ok) return printed;
    cases.push(...ofLab.value, ...printed.value);
  }
  return ok({ labs: labs.value, cases });
}
