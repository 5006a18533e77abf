"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class";
import { stepsOf } from "./lab-outline";
import { useLab, useLabState } from "./lab-session";
import { nextOpenStep } from "./lab-state";

/** The link to the next open step, wherever it stands: the one obvious thing after a pass. */
export function NextStep({ after }: { after: string }) {
  const { lab, shown } = useLab();
  const next = useLabState(({ verdicts }) => nextOpenStep(stepsOf(lab), verdicts, after));
  if (!next) return <p className="text-sm text-muted">All steps of this lab have passed.</p>;
  const isHere = shown.some(({ id }) => id === next.id);
  const href = isHere ? `#${next.id}` : `/labs/${lab.id}/${next.taskId}#${next.id}`;
  const content = (
    <>
      <span>
        Next step<span className="sr-only">:</span>{" "}
        <span className="font-normal">{next.title}</span>
      </span>
      <ArrowRight aria-hidden className="size-4" />
    </>
  );
  const className = buttonClass({ variant: "primary", className: "max-w-full self-start" });
  return isHere ? (
    <a href={href} className={className}>
      {content}
    </a>
  ) : (
    <Link href={href} className={className}>
      {content}
    </Link>
  );
}
