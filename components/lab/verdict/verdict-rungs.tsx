import { cx } from "class-variance-authority";
import { Check, Circle, CircleQuestionMark, Hourglass, X } from "lucide-react";
import type { ReactNode } from "react";
import type { CheckWords } from "@/components/lab/session/lab-outline";
import { InlineCode } from "@/components/markdown/inline-code";
import { messageText } from "@/components/markdown/message-parts";
import { Disclosure } from "@/components/ui/disclosure";
import { useTimeText } from "@/components/ui/local-time";
import type { Status } from "@/components/ui/status";
import type { Rung, RungState, Verdict } from "@/lib/domain/verdict/verdict";
import { rungName, rungStateWords, statusOf } from "./verdict-words";

const icons = { ok: Check, broken: X, waiting: Hourglass, "not-reached": Circle } as const;

const colours: Readonly<Record<RungState, string>> = {
  ok: "text-passed",
  broken: "text-failed",
  waiting: "text-waiting",
  "not-reached": "text-muted",
};

interface VerdictRungsProps {
  verdict: Verdict;
  check: CheckWords | null;
  /** Stands open below the rung where the walk ended. */
  children: ReactNode;
}

/** The ladder as short lines; the evidence of what holds is cut to one line. */
export function VerdictRungs({ verdict, check, children }: VerdictRungsProps) {
  const status = statusOf(verdict, check);
  return (
    <ol aria-label="What was looked at" className="flex flex-col gap-0.5 text-[13px] leading-5">
      {verdict.rungs.map((rung) => {
        const { id, state, evidence } = rung;
        const name = rungName(id, check);
        if (state !== "broken" && state !== "waiting")
          return <RungLine key={id} rung={rung} name={name} />;
        return (
          <OpenRung key={id} {...{ evidence, name }} look={lookOf(state, status)}>
            {children}
          </OpenRung>
        );
      })}
    </ol>
  );
}

function RungLine({ rung: { state, evidence }, name }: { rung: Rung; name: string }) {
  const Icon = icons[state];
  const tell = useTimeText();
  return (
    <li className="flex min-w-0 items-start gap-2 px-3 text-muted">
      <Icon aria-hidden className={cx("mt-[3px] size-3.5 shrink-0", colours[state])} />
      <span className="shrink-0">{name}</span>
      {state === "ok" ? (
        <>
          <span className="sr-only">{rungStateWords[state]}</span>
          <span title={messageText(evidence, tell)} className="min-w-0 truncate">
            <InlineCode text={evidence} />
          </span>
        </>
      ) : (
        <span className="ml-auto shrink-0">{rungStateWords[state]}</span>
      )}
    </li>
  );
}

/**
 * How the rung looks where the walk ended: without alarm where nothing is wrong so far, or where nothing is known, which
 * blames nobody.
 */
function lookOf(state: "broken" | "waiting", status: Status) {
  if (status === "open")
    return { Icon: Circle, word: "still to come", colour: "text-muted", ground: "bg-raised" };
  if (status === "unknown") {
    const colour = "text-unknown";
    return { Icon: CircleQuestionMark, word: "unknown", colour, ground: "bg-unknown-ground" };
  }
  const ground = { broken: "bg-failed-ground", waiting: "bg-waiting-ground" }[state];
  return { Icon: icons[state], word: rungStateWords[state], colour: colours[state], ground };
}

/** Where the walk ended: what was seen there, set apart by its ground. */
function OpenRung({
  evidence,
  name,
  look: { Icon, word, colour, ground },
  children,
}: {
  evidence: string;
  name: string;
  look: ReturnType<typeof lookOf>;
  children: ReactNode;
}) {
  return (
    <li className={cx("my-1 flex flex-col gap-2 rounded px-3 py-2", ground)}>
      <span className="flex items-start gap-2">
        <Icon aria-hidden className={cx("mt-[3px] size-3.5 shrink-0", colour)} />
        <span className="min-w-0 grow [overflow-wrap:anywhere]">
          <span className="font-medium">{name}</span>{" "}
          <span className="text-muted">
            <InlineCode text={evidence} />
          </span>
        </span>
        <span className={cx("shrink-0 font-medium", colour)}>{word}</span>
      </span>
      {children}
    </li>
  );
}

/** The ladder of a pass, folded: it is there for who wants to know how it was seen. */
export function FoldedRungs({ verdict: { rungs }, check }: Omit<VerdictRungsProps, "children">) {
  return (
    <Disclosure summary={`Seen on the servers, ${rungs.length} of ${rungs.length}`}>
      <ul className="flex flex-col gap-0.5 py-1 text-[13px] leading-5">
        {rungs.map(({ id, evidence }) => (
          <li key={id} className="flex items-start gap-2">
            <Check aria-hidden className="mt-[3px] size-3.5 shrink-0 text-passed" />
            <span>
              {rungName(id, check)}{" "}
              <span className="text-muted">
                <InlineCode text={evidence} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
