/** One thing that may be written where the cursor stands. */
export interface Suggestion {
  kind:
    | "metric"
    | "label"
    | "value"
    | "function"
    | "aggregation"
    | "keyword"
    | "duration"
    | "snippet";
  /** What is shown. */
  name: string;
  /** What is written; in a template ‹…› are places to fill in, and an empty one is where the cursor goes. */
  text: string;
  isTemplate: boolean;
  /** What it is found by, where that is not its name. */
  filter: string;
  /** A few words beside it. */
  detail: string;
  /** More, as plain text. */
  documentation: string;
}

export interface Completion {
  from: number;
  to: number;
  /** The best first. */
  suggestions: readonly Suggestion[];
  /** There are more than these: what is typed next may bring up others. */
  isCut: boolean;
}
