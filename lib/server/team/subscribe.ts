import { setTimeout as sleep } from "node:timers/promises";
import type { SandboxAnswer } from "@/lib/contract/sandbox";
import type { Verdict } from "@/lib/domain/verdict/verdict";
import type { NumberedEvent } from "./live";
import { stepsOf } from "./member/checked-step";
import type { Listener, Member, OpenPage } from "./member/member";
import { type TeamParts, toldIn } from "./team-parts";

/** How long a new listener waits at most for a look at servers that may hang; milliseconds. */
const firstViewMs = 300;

export type View = (isQuick: boolean) => Promise<SandboxAnswer>;

/** A page that is told what is known first, and then everything that comes. */
export function openPage(
  parts: TeamParts,
  member: Member,
  listener: Listener,
  { labs, view }: { labs: ReadonlySet<string> | null; view: View },
): OpenPage & { close: () => void } {
  let isEnded = false;
  /** What comes before the listener has been told what is known; null from then on. */
  let early: NumberedEvent[] | null = [];

  function begin(known: NumberedEvent[]): void {
    const newest = early?.findLast(({ event }) => event === "sandbox");
    const others = early?.filter(({ event }) => event !== "sandbox" && event !== "verdict") ?? [];
    early = null;
    if (isEnded) return;
    for (const event of known) listener(event);
    for (const event of newest ? [newest, ...others] : others) listener(parts.number(event));
  }

  readKnown(parts, member, labs, view)
    .then((known) => begin(known()))
    .catch((error: unknown) => {
      toldIn(parts, "a new page was not told what is known")(error);
      early = null;
    });
  return {
    labs,
    listener: (event) => {
      if (early) early.push(event);
      else listener(event);
    },
    close: () => {
      isEnded = true;
    },
  };
}

/** The sandbox first, then what is known of each step, as of the moment in which it is sent. */
async function readKnown(
  { labs, number, classWatch }: TeamParts,
  member: Member,
  shown: ReadonlySet<string> | null,
  view: View,
): Promise<() => NumberedEvent[]> {
  const told = [...labs.values()].filter(({ id }) => shown?.has(id) ?? true);
  const [sandbox, news, known] = await Promise.all([
    firstView(view),
    classWatch.newsFor(member.learner),
    Promise.all(told.map(async (lab) => ({ lab, read: await latestOf(member, lab.id) }))),
  ]);
  return () => {
    const events = [number({ event: "sandbox", data: sandbox })];
    for (const { lab, read } of known) {
      const verdicts = read();
      for (const { at, task } of stepsOf(lab)) {
        const verdict = verdicts[at.step];
        if (!verdict) continue;
        events.push(number({ event: "verdict", data: { ...at, task: task.id, verdict } }));
      }
    }
    return [...events, ...news.map(number)];
  };
}

async function firstView(view: View): Promise<SandboxAnswer> {
  const looked = view(false).catch(() => null);
  return (await Promise.race([looked, sleep(firstViewMs, null)])) ?? view(true);
}

/** All that is known of a lab's steps, read when called. */
export async function latestOf(
  { kept, told }: Member,
  lab: string,
): Promise<() => Record<string, Verdict>> {
  const passed = await kept.passed(lab);
  return () => Object.fromEntries([...told.of(lab), ...passed]);
}
