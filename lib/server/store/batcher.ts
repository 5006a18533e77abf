/** More than this at once would hold up the event loop for longer than a push may take. */
const maxBatch = 200;

interface Waiting<Item, Done> {
  item: Item;
  resolve: (done: Done) => void;
  reject: (reason: unknown) => void;
}

/** Gathers what is added during one turn of the event loop and hands it on together. */
export interface Batcher<Item, Done> {
  add(item: Item): Promise<Done>;
}

/**
 * `run` gets a batch and resolves with one outcome for each item, in order. Where a batch of several
 * fails, each of its items is run by itself, so that one bad item fails alone; unless `failsAll` says
 * that no item could do better.
 */
export function createBatcher<Item, Done>(
  run: (items: Item[]) => Promise<Done[]>,
  failsAll: (error: unknown) => boolean,
): Batcher<Item, Done> {
  let queue: Waiting<Item, Done>[] = [];
  let isBusy = false;

  async function settle(batch: Waiting<Item, Done>[]): Promise<void> {
    try {
      const done = await run(batch.map(({ item }) => item));
      for (const [index, outcome] of done.entries()) batch[index]?.resolve(outcome);
    } catch (error) {
      const isFinal = batch.length <= 1 || failsAll(error);
      for (const each of batch) {
        if (isFinal) each.reject(error);
        else await settle([each]);
      }
    }
  }

  async function flush(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, maxBatch);
      queue = queue.slice(maxBatch);
      await settle(batch);
    }
    isBusy = false;
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        if (isBusy) return;
        isBusy = true;
        setImmediate(flush);
      }),
  };
}
