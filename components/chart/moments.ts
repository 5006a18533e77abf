/** One attempt to scrape, at the time that Prometheus kept for it. */
export interface Scrape {
  atS: number;
  isUp: boolean;
}

export type EventKind = "push" | "delete" | "refused" | "restart";

/** Something that was done to the gateway. */
export interface ChartEvent {
  atS: number;
  kind: EventKind;
  /** What it was: `PUT /metrics/job/backup, 200`. */
  text: string;
}

export interface Moments {
  scrapes: readonly Scrape[];
  events: readonly ChartEvent[];
}

export const eventWords: Record<EventKind, string> = {
  push: "Push",
  delete: "Delete",
  refused: "Refused",
  restart: "Restart",
};
