import type { Misconception as Told } from "@/lib/contract/classroom/board";
import { bindCheck } from "@/lib/domain/checks/check-kinds";
import { createNameFinder, type NameFinder } from "@/lib/domain/classroom/anonymous";
import { keyOf } from "@/lib/domain/classroom/class-records";
import { effectOf, type SentHint } from "@/lib/domain/classroom/hint-effect";
import {
  compareMisconceptions,
  type Misconception,
  misconceptionsOn,
} from "@/lib/domain/classroom/misconceptions";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { isoTime, placesOf } from "./board-rows";
import type { ClassMemory } from "./class-memory";

/** What stands in the way of a class; steps where nothing changed are not counted anew. */
export interface BoardMisconceptions {
  /** With the steps that something changed on since the last time; null for all. */
  read(changed: ReadonlySet<string> | null): Told[];
}

export function createBoardMisconceptions(
  memory: ClassMemory,
  labs: readonly Lab[],
): BoardMisconceptions {
  const places = placesOf(labs);
  const known = new Map<string, Misconception[]>();
  const namesNow = createNames(memory);
  const examples = new Map<string, Pick<Misconception, "rung" | "example">>();
  const prepared = preparedHints(labs);
  const rungs = rungNames(labs);

  function countAnew(changed: ReadonlySet<string> | null): void {
    const learners = memory.standings();
    const names = namesNow();
    const { hints } = memory.roll();
    for (const place of places) {
      const key = keyOf(place);
      if (changed && !changed.has(key)) continue;
      const kept = hints.flatMap((hint) => (keyOf(hint) === key ? hint.code : []));
      known.set(key, misconceptionsOn(place, learners, names, new Set(kept)));
    }
  }

  return {
    read(changed) {
      countAnew(changed);
      const { hints } = memory.roll();
      return [...known.values()]
        .flat()
        .sort(compareMisconceptions)
        .map((each) => {
          const key = JSON.stringify([each.lab, each.step, each.code]);
          if (each.learners.length > 0) examples.set(key, each);
          const { rung, example } = examples.get(key) ?? each;
          const sent = hints.filter(
            (hint) => keyOf(hint) === keyOf(each) && hint.code === each.code,
          );
          return {
            ...tell({ ...each, rung, example }),
            rungName: rung && (rungs.get(`${keyOf(each)} ${rung}`) ?? null),
            preparedHint: prepared.get(key) ?? null,
            hints: sent.map((hint) => tellHint(hint, { get: memory.standing })),
          };
        });
    },
  };
}

/** The names of a class, gathered again where somebody has come, gone or changed theirs. */
function createNames(memory: Pick<ClassMemory, "roll">): () => NameFinder {
  let of: ReturnType<ClassMemory["roll"]>["members"] | null = null;
  let finder = createNameFinder([]);
  return () => {
    const { members } = memory.roll();
    if (members !== of)
      finder = createNameFinder(members.flatMap(({ name, team }) => [name, team]));
    of = members;
    return finder;
  };
}

function tell({ lab, step, code, learners, of, rung, example }: Misconception) {
  const [oldest] = learners;
  return {
    ...{ lab, step, code, count: learners.length, of, rung, example },
    learners: learners.map(({ id }) => id),
    oldest: oldest ? { since: isoTime(oldest.sinceMs), learner: oldest.id } : null,
  };
}

function tellHint(hint: SentHint, learners: Parameters<typeof effectOf>[1]) {
  const { id, sentAtMs, to } = hint;
  return { id, sentAt: isoTime(sentAtMs), to: to.length, ...effectOf(hint, learners) };
}

/** How the rungs of each step are called, by `keyOf` and their ids. */
function rungNames(labs: readonly Lab[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const lab of labs) {
    for (const { step } of checkedSteps(lab)) {
      if (!step.check) continue;
      for (const { id, name } of bindCheck(step.check).facts.rungs) {
        names.set(`${keyOf({ lab: lab.id, step: step.id })} ${id}`, name);
      }
    }
  }
  return names;
}

/** The first hint that an author bound to a code, by step and code. */
function preparedHints(labs: readonly Lab[]): ReadonlyMap<string, string> {
  const hints = new Map<string, string>();
  for (const lab of labs) {
    for (const { step } of checkedSteps(lab)) {
      for (const { codes, markdown } of step.hints) {
        for (const code of codes) {
          const key = JSON.stringify([lab.id, step.id, code]);
          if (!hints.has(key)) hints.set(key, markdown);
        }
      }
    }
  }
  return hints;
}
