import type { z } from "zod";
import type { DiagnosisCode, Remark } from "./diagnosis";
import { climb, type Finding, type Moment } from "./ladder";
import type { Verdict } from "./verdict";

/** A query that a check needs answered; all of one check are evaluated at the same moment. */
export interface NeededQuery {
  name: string;
  expression: string;
}

/** What the engine is told about, and knows nothing of: what can be seen, and where things are shown. */
export interface World {
  /** By the name of a look, what it tells; `queries` holds the answers to a check's own queries. */
  looks: { queries: object };
  /** Where on the page a step is done. */
  place: object;
  /** The part of the pipeline that a rung is proved at. */
  station: string;
  /** What a request from nowhere in particular has to name to be meant for a step. */
  subject: object;
}

/** An object whose `kind` is a literal. */
type CheckSchema = z.ZodObject<{ kind: z.ZodLiteral<string> }>;
type Look<W extends World> = keyof W["looks"];
type Both<U> = (U extends unknown ? (u: U) => void : never) extends (u: infer I) => void
  ? I
  : never;

/** What a kind is shown: the moment, and what its own looks tell. */
export type SeenBy<W extends World, Need extends Look<W>> = Moment & Both<W["looks"][Need]>;

/** One rung of a ladder: its name on the page, where in the pipeline it stands, and its words there once it is broken. */
export interface RungPlan<W extends World> {
  name: string;
  at: W["station"];
  broken: string;
}

/** What is found at each rung, lowest first; a rung that is left out lies behind the end of the walk. */
export interface Walk<Rung extends string> {
  rungs: Partial<Record<Rung, () => Finding>>;
  remarks?: readonly Remark[];
}

/** One kind of check, whole: all that anything else in the house knows of it is derived from this object. */
export interface CheckKind<
  W extends World,
  Schema extends CheckSchema,
  Need extends Look<W>,
  Rung extends string,
> {
  /** What a step writes below `check`. */
  schema: Schema;
  /** The looks that its queries and its walk may use. */
  needs: readonly Need[];
  /** Its ladder, lowest rung first. */
  rungs: Readonly<Record<Rung, RungPlan<W>>>;
  /** Diagnoses that mean that nobody has begun. */
  untouched: readonly DiagnosisCode[];
  done: W["place"];
  subject: (check: z.infer<Schema>) => W["subject"];
  /** Only what the verdict depends on as things stand: most steps need no query until they are done. */
  queries: (check: z.infer<Schema>, seen: SeenBy<W, Exclude<Need, "queries">>) => NeededQuery[];
  walk: (check: z.infer<Schema>, seen: SeenBy<W, Need>) => Walk<Rung>;
}

/** What a kind says of itself, whatever the check asks for. */
export interface KindFacts<W extends World> {
  kind: string;
  needs: readonly Look<W>[];
  rungs: readonly (RungPlan<W> & { id: string })[];
  untouched: readonly DiagnosisCode[];
  done: W["place"];
}

/** A step's check together with its kind. */
export interface BoundCheck<W extends World> {
  facts: KindFacts<W>;
  subject: W["subject"];
  queries: (seen: SeenBy<W, Exclude<Look<W>, "queries">>) => NeededQuery[];
  /** Pure: the same observation gives the same verdict. */
  judge: (seen: SeenBy<W, Look<W>>) => Verdict;
}

/** A kind as the list of kinds holds it. */
export interface ListedKind<W extends World, Schema extends CheckSchema = CheckSchema> {
  schema: Schema;
  facts: KindFacts<W>;
  /** Null for a check of another kind. */
  bind: (check: { kind: string }) => BoundCheck<W> | null;
}

/** Makes kinds of checks for one world. */
export function kindsOf<W extends World>() {
  return function defineCheckKind<
    Schema extends CheckSchema,
    const Need extends Look<W>,
    const Rung extends string,
  >(kind: CheckKind<W, Schema, Need, Rung>): ListedKind<W, Schema> {
    const ids = Object.keys(kind.rungs).filter((id): id is Rung => Object.hasOwn(kind.rungs, id));
    const rungs = ids.map((id) => ({ id, ...kind.rungs[id] }));
    const { needs, untouched, done } = kind;
    const [name] = kind.schema.shape.kind.values;
    const facts = { kind: name ?? "", needs, rungs, untouched, done };
    const isOwn = (check: { kind: string }): check is z.infer<Schema> => check.kind === facts.kind;
    return {
      schema: kind.schema,
      facts,
      bind(check) {
        if (!isOwn(check)) return null;
        return {
          facts,
          subject: kind.subject(check),
          queries: (seen) => kind.queries(check, seen),
          judge(seen) {
            const walk = kind.walk(check, seen);
            const looks = ids.map((id) => [id, walk.rungs[id] ?? neverReached] as const);
            return climb(looks, seen, walk.remarks);
          },
        };
      },
    };
  };
}

function neverReached(): Finding {
  throw new Error("the walk of a ladder went past its broken rung");
}
