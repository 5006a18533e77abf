import { enterLook, type LookedAt } from "@/lib/domain/pushgateway/enter-look";
import type { GatewayHistory } from "@/lib/domain/pushgateway/history";

/** A look that has told something new, after the attempt with an id. */
export interface Sighting {
  afterId: number;
  atMs: number;
  /** Null where the gateway held too much to be remembered. */
  look: LookedAt | null;
}

/** More are forgotten, the oldest first. */
const maxSightings = 30;
const maxSeries = 300;

/** What is remembered of the looks with one more. */
export function withSighting(
  sightings: readonly Sighting[],
  sighting: Sighting & { look: LookedAt },
): readonly Sighting[] {
  const families = sighting.look.groups.flatMap((each) => each.families);
  const series = families.reduce((sum, family) => sum + family.series.length, 0);
  const kept = series > maxSeries ? { ...sighting, look: null } : sighting;
  return [...sightings.slice(1 - maxSightings), kept];
}

/** The history after a sighting; after one that is not known any more, the next look shows all anew. */
export function enterSighting(history: GatewayHistory, { look, atMs }: Sighting): GatewayHistory {
  return look ? enterLook(history, look, atMs) : { ...history, listed: null };
}
