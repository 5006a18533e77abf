import { z } from "zod";
import type { LabCheck, LabCheckKind } from "./define-check-kind";

/** Everything that is derived from a list of kinds; a check of a kind that is not in it cannot load. */
export function kindTable<const Kinds extends readonly [LabCheckKind, ...LabCheckKind[]]>(
  kinds: Kinds,
) {
  type Kind = Kinds[number];
  type Check = z.infer<Kind["schema"]>;
  const [first, ...others] = kinds;
  const schemas: [Kind["schema"], ...Kind["schema"][]] = [
    first.schema,
    ...others.map(({ schema }) => schema),
  ];
  return {
    schema: z.discriminatedUnion("kind", schemas),
    facts: kinds.map((kind) => kind.facts),
    /** A check together with its kind. */
    bind(check: Check): LabCheck {
      for (const kind of kinds) {
        const bound = kind.bind(check);
        if (bound) return bound;
      }
      throw new Error(`no kind of checks is called ${check.kind}`);
    },
  };
}
