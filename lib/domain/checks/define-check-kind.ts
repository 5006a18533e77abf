import type { Subject } from "@/lib/domain/pushgateway/meant-for";
import {
  type BoundCheck,
  type KindFacts,
  kindsOf,
  type ListedKind,
  type SeenBy,
} from "@/lib/domain/verdict/check-kind";
import type { Looks } from "./looks";

/** Where a step is done: the tab it opens, and the part of the draft that it is written in. */
export interface Place {
  tab: "request" | "promql";
  part: "request" | "expression";
}

/** A part of the pipeline at which a rung can be proved. */
export type Station = "push" | "pushgateway" | "scrape" | "prometheus" | "query" | "check";

/** What the engine of verdicts is told of this house. */
interface LabWorld {
  looks: Looks;
  place: Place;
  station: Station;
  subject: Subject;
}

export const defineCheckKind = kindsOf<LabWorld>();

export type LabCheckKind = ListedKind<LabWorld>;
export type LabCheck = BoundCheck<LabWorld>;
/** What a page may know of a kind. */
export type LabKindFacts = KindFacts<LabWorld>;
/** The moment, and what these looks tell. */
export type SeenIn<Need extends keyof Looks> = SeenBy<LabWorld, Need>;
