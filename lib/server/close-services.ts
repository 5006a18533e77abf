interface Closing {
  teams: { close(): void };
  sandboxes: { close(): Promise<void> };
  /** Writes to the store until it is closed. */
  classroom: { close(): Promise<void> };
  store: { close(): Promise<void> };
  onError: (error: unknown) => void;
}

/**
 * Ends what the app does, then closes the store: after `withinMs`, where that is told, whatever has not ended
 * by then. What fails to end is told, and only a store that does not close is an error.
 */
export async function closeServices(parts: Closing, withinMs?: number): Promise<void> {
  const { teams, sandboxes, classroom, store, onError } = parts;
  teams.close();
  const ended = Promise.all([sandboxes, classroom].map((each) => each.close().catch(onError)));
  await (withinMs === undefined ? ended : inTime(ended, withinMs));
  await store.close();
}

async function inTime(work: Promise<unknown>, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
