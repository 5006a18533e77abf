/** How a part of the pipeline stands; `idle` has nothing to tell yet. */
export type Tone = "idle" | "ok" | "busy" | "waiting" | "failed" | "unknown";

export interface PipelinePart {
  tone: Tone;
  /** A few words that stand below the name, or on the link. */
  line: string;
}

export interface PipelineView {
  request: PipelinePart;
  push: PipelinePart;
  pushgateway: PipelinePart;
  scrape: PipelinePart;
  prometheus: PipelinePart;
  query: PipelinePart;
  check: PipelinePart;
}

export type PartName = keyof PipelineView;
