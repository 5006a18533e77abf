/** Something to be told elsewhere about an event. */
export interface Delivery {
  eventId: number;
  /** `begin` is told nobody: what was before it is not looked at. */
  kind: "begin" | "passed" | "finished";
  learnerId: string | null;
  body: string;
  atMs: number;
}

/** What is to be told elsewhere, until it is taken. Times are milliseconds since the epoch. */
export interface WebhookStore {
  /** The newest event that was written down; null before the first. */
  lastEventId(): Promise<number | null>;
  /** What is there already stays as it is. */
  add(deliveries: readonly Delivery[]): Promise<void>;
  /** What is to be tried at a time, oldest first. */
  due(
    nowMs: number,
    limit: number,
  ): Promise<{ eventId: number; kind: string; body: string; tries: number }[]>;
  taken(delivery: { eventId: number; kind: string }, atMs: number): Promise<void>;
  failed(delivery: { eventId: number; kind: string }, nextAtMs: number): Promise<void>;
}
