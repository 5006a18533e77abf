import type { Lab } from "@/lib/domain/lab/lab";
import { ok, type Result } from "@/lib/domain/result";
import type { ContentError } from "@/lib/server/content/content-error";
import { loadLabs } from "@/lib/server/content/load-labs";
import { loadReplays } from "@/lib/server/content/load-replays";
import { printedScenes } from "./printed-scenes";
import type { Scene } from "./scene";
import { scenesOfLab } from "./scenes-of-lab";

/** The labs below a folder with every scene that proves them; else each error that an author made. */
export async function loadScenes(
  dir: string,
): Promise<Result<{ labs: ReadonlyMap<string, Lab>; scenes: Scene[] }, ContentError[]>> {
  const labs = await loadLabs(dir);
  if (!labs.ok) return labs;
  const scenes: Scene[] = [];
  for (const lab of labs.value.values()) {
    const replays = await loadReplays(dir, lab);
    if (!replays.ok) return replays;
    const ofLab = scenesOfLab(lab, replays.value);
    if (!ofLab.ok) return ofLab;
    const printed = await printedScenes(dir, lab);
    if (!printed.ok) return printed;
    scenes.push(...ofLab.value, ...printed.value);
  }
  return ok({ labs: labs.value, scenes });
}
