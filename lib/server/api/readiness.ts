import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import type { Store } from "@/lib/server/store/store";

/** What keeps the app from serving learners right now, one short sentence each; empty when it is ready. */
export async function missingForReadiness(parts: {
  store: Pick<Store, "check">;
  sandboxes: Pick<Sandboxes, "missing">;
}): Promise<string[]> {
  const isStoreReady = await parts.store.check().then(
    () => true,
    () => false,
  );
  return [
    ...(isStoreReady ? [] : ["The database cannot be read and written."]),
    ...parts.sandboxes.missing(),
  ];
}
