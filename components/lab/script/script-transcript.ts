import * as z from "zod/mini";
import { newRun, partKinds, type ScriptRun } from "./script-runs";

/** What the runs of one tab have printed; a reload keeps it. */
interface ScriptTranscript {
  read(): readonly ScriptRun[];
  keep(runs: readonly ScriptRun[]): void;
}

const endSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("ended"),
    exitCode: z.number(),
    limit: z.nullable(z.string()),
    seconds: z.number(),
  }),
  z.object({ kind: z.enum(["stopped", "too-long", "broken"]), seconds: z.number() }),
  z.object({ kind: z.literal("left") }),
]);

const keptSchema = z.array(
  z.object({
    script: z.string(),
    parts: z.array(z.object({ kind: z.enum(partKinds), text: z.string() })),
    hidden: z.number(),
    end: z.nullable(endSchema),
  }),
);

/** Characters that are kept; a tab's storage takes a few million, for all that a page keeps there. */
const maxKept = 300_000;

/** One learner's transcript in this tab; where storage is refused it lasts as long as the page. */
export function createScriptTranscript(
  learnerId: string,
  storage: () => Pick<Storage, "getItem" | "setItem"> = () => sessionStorage,
): ScriptTranscript {
  const key = `scrapelab.output.${learnerId}`;
  return {
    read() {
      try {
        const kept = keptSchema.parse(JSON.parse(storage().getItem(key) ?? "[]"));
        return kept.map(({ script, end, ...run }, at) => ({
          ...newRun(at + 1, script),
          ...run,
          isLoading: false,
          end: end ?? { kind: "left" },
        }));
      } catch {
        return [];
      }
    },
    keep(runs) {
      try {
        storage().setItem(key, JSON.stringify(newest(runs)));
      } catch {
        // Storage is full or refused.
      }
    },
  };
}

function newest(runs: readonly ScriptRun[]): z.infer<typeof keptSchema> {
  let left = maxKept;
  const kept = runs.toReversed().filter(({ script, parts }) => {
    left -= parts.reduce((sum, { text }) => sum + text.length, script.length);
    return left >= 0;
  });
  return kept
    .toReversed()
    .map(({ script, parts, hidden, end }) => ({ script, parts: [...parts], hidden, end }));
}
