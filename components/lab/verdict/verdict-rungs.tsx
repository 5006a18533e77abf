import { cx } from "class-variance-authority";
import { Check, Circle, Hourglass, X } from "lucide-react";
import type { ReactNode } from "react";
import type { CheckWords } from "@/components/lab/session/lab-outline";
import { InlineCode } from "@/components/markdown/inline-code";
import { messageText } from "@/components/markdown/message-parts";
import { Disclosure } from "@/components/ui/disclosure";
import { useTimeText } from "@/components/ui/local-time";
import type { Rung, RungState } from "@/lib/domain/verdict/verdict";
import { rungName, rungStateWords } from "./verdict-words";

const icons = { ok: Check, broken: X, waiting: Hourglass, "not-reached": Circle } as const;

const colours: Readonly<Record<RungState, string>> = {
  ok: "text-passed",
  broken: "text-failed",
  waiting: "text-waiting",
  "not-reached": "text-muted",
};

interface VerdictRungsProps {
  rungs: readonly Rung[];
  check: CheckWords | null;
  /** Nothing is wrong so far: where the walk ended is told without alarm. */
  isNeutral: boolean;
  /** Stands open below the rung where the walk ended. */
  children: ReactNode;
}

/** The ladder as short lines; the evidence of what holds is cut to one line. */
export function VerdictRungs({ rungs, check, isNeutral, children }: VerdictRungsProps) {
  return (
    <ol aria-label="What was looked at" className="flex flex-col gap-0.5 text-[13px] leading-5">
      {rungs.map((rung) =>
        rung.state === "broken" || rung.state === "waiting" ? (
          <OpenRung key={rung.id} rung={rung} name={rungName(rung.id, check)} isNeutral={isNeutral}>
            {children}
          </OpenRung>
        ) : (
          <RungLine key={rung.id} rung={rung} name={rungName(rung.id, check)} />
        ),
      )}
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

const openGrounds: Readonly<Record<RungState, string>> = {
  ok: "",
  broken: "bg-failed-ground",
  waiting: "bg-waiting-ground",
  "not-reached": "",
};

/** Where the walk ended: what was seen there, set apart by its ground. */
function OpenRung({
  rung: { state, evidence },
  name,
  isNeutral,
  children,
}: {
  rung: Rung;
  name: string;
  isNeutral: boolean;
  children: ReactNode;
}) {
  const Icon = isNeutral ? Circle : icons[state];
  const colour = isNeutral ? "text-muted" : colours[state];
  return (
    <li
      className={cx(
        "my-1 flex flex-col gap-2 rounded px-3 py-2",
        isNeutral ? "bg-raised" : openGrounds[state],
      )}
    >
      <span className="flex items-start gap-2">
        <Icon aria-hidden className={cx("mt-[3px] size-3.5 shrink-0", colour)} />
        <span className="min-w-0 grow [overflow-wrap:anywhere]">
          <span className="font-medium">{name}</span>{" "}
          <span className="text-muted">
            <InlineCode text={evidence} />
          </span>
        </span>
        <span className={cx("shrink-0 font-medium", colour)}>
          {isNeutral ? "still to come" : rungStateWords[state]}
        </span>
      </span>
      {children}
    </li>
  );
}

/** The ladder of a pass, folded: it is there for who wants to know how it was seen. */
export function FoldedRungs({ rungs, check }: Pick<VerdictRungsProps, "rungs" | "check">) {
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
