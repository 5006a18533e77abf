import type { MetricType } from "@/lib/domain/metric";
import type { Span } from "./problem";

/** The types that a TYPE line may name, as the gateway's protobuf enumeration spells them. */
export type ExpositionType = MetricType | "GAUGE_HISTOGRAM";

/** Stands where it is written: `name="value"`. */
export interface Label extends Span {
  name: string;
  value: string;
}

/** Stands where its name is written. */
export interface Sample extends Span {
  labels: Label[];
  /** As written. */
  value: string;
}

export interface CollectedFamily {
  name: string;
  /** Null until a TYPE line or the first sample decides. */
  type: ExpositionType | null;
  typeSpan: Span | null;
  help: string | null;
  helpSpan: Span | null;
  /** The name in the first sample, also where that could not be read to its end. */
  sampleSpan: Span | null;
  samples: Sample[];
}

/** The families of a text by their names, filled in the order of its lines. */
export class FamilyCollector {
  readonly families = new Map<string, CollectedFamily>();

  /**
   * The family that a name in a sample, TYPE or HELP line belongs to, made where there is none. Parts of a
   * summary or histogram belong to it once its type is known (`setOrCreateCurrentMF` of Prometheus'
   * `expfmt`): before, they are families of their own.
   */
  familyOf(name: string): CollectedFamily {
    const known = this.families.get(name) ?? this.wholeOf(name);
    if (known) return known;
    const made: CollectedFamily = {
      name,
      type: null,
      typeSpan: null,
      help: null,
      helpSpan: null,
      sampleSpan: null,
      samples: [],
    };
    this.families.set(name, made);
    return made;
  }

  private wholeOf(name: string): CollectedFamily | undefined {
    const [whole, suffix] = splitSuffix(name);
    if (suffix === null) return undefined;
    const family = this.families.get(whole);
    if (family?.type === "HISTOGRAM") return family;
    return family?.type === "SUMMARY" && suffix !== "_bucket" ? family : undefined;
  }
}

const suffixes = ["_count", "_sum", "_bucket"] as const;
export type PartSuffix = (typeof suffixes)[number];

/** `a_sum` is `a` and `_sum`; a name that is nothing but a suffix is not split. */
export function splitSuffix(name: string): [whole: string, suffix: PartSuffix | null] {
  const suffix = suffixes.find((each) => name.length > each.length && name.endsWith(each));
  return suffix ? [name.slice(0, -suffix.length), suffix] : [name, null];
}

/** The label that a summary's or histogram's parts are told apart by, which is none of the series' own. */
export function partLabel(type: ExpositionType | null): string | null {
  if (type === "SUMMARY") return "quantile";
  return type === "HISTOGRAM" ? "le" : null;
}
