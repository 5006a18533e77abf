import type { LucideIcon } from "lucide-react";
import type { StepCheck } from "@/components/lab/session/lab-outline";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { ServerName } from "@/lib/domain/stack/stack";
import type { Verdict } from "@/lib/domain/verdict/verdict";

/** How a part of the pipeline stands; `idle` has nothing to tell yet. */
export type Tone = "idle" | "ok" | "busy" | "waiting" | "failed" | "unknown";

export interface PipelinePart {
  tone: Tone;
  /** A few words that stand below the name, or on the link. */
  line: string;
}

/** By the id of a part; parts that the lab's stack does not have are not there. */
export type PipelineView = Readonly<Record<string, PipelinePart>>;

/** The step that the workspace works for: how it stands, and what is known of its check. */
export interface StepNow {
  verdict: Verdict | undefined;
  check: StepCheck | null;
}

/** What the parts are drawn from. */
export interface Seen extends StepNow {
  sandbox: SandboxAnswer;
  passed: number;
  total: number;
}

interface Part {
  /** What a rung of a check calls the place where it is proved. */
  id: string;
  name: string;
  /** As the servers say it is; what ticks is added by the page. */
  view: (seen: Seen) => PipelinePart;
}

/** What goes from one station to the next. */
export interface Link extends Part {
  /** Something crosses it whenever this changes; empty for none. */
  movesWith: (sandbox: SandboxAnswer) => string;
  /** The station on the right asks for it, at each scrape. */
  isAsked: boolean;
}

export interface Station extends Part {
  icon: LucideIcon;
  /** It is there for labs whose stack has all of these. */
  servers: readonly ServerName[];
  /** The link from the station before it, where there is one. */
  reachedBy: Link | null;
}
