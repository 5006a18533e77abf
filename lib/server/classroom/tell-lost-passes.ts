import type { Store } from "@/lib/server/store/store";
import type { ClassEvents } from "./class-events";

/** In one go. */
const atOnce = 200;

/**
 * Tells the class of passes that were kept in the moment in which the app ended, before it was told; gives how
 * many. Nobody may pass anything meanwhile.
 */
export async function tellLostPasses(
  store: Pick<Store, "classes">,
  events: Pick<ClassEvents, "append">,
): Promise<number> {
  const judged = { outcome: "passed", code: null, rung: null, message: null } as const;
  let told = 0;
  for (;;) {
    const lost = await store.classes.lostPasses(atOnce);
    if (lost.length === 0) return told;
    await events.append(
      lost.flatMap((pass) => [
        { ...pass, kind: "verdict", data: judged } as const,
        { ...pass, kind: "passed", data: {} } as const,
      ]),
    );
    told += lost.length;
  }
}
