"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";
import { stepsOf } from "@/components/lab/session/lab-outline";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { closedOf, nextOpenStep } from "@/components/lab/session/lab-state";
import { arriveAt, type Destination } from "@/components/lab/session/reading-place/arrive";
import { buttonClass } from "@/components/ui/button-class";

export interface WayOn extends Destination {
  title: string;
  href: string;
  /** The step stands on this page. */
  isHere: boolean;
  /** None is open after the one that passed: this one was left out before it. */
  isLeftOut: boolean;
}

/** The way to the next open step, wherever it stands; null when all of the lab have passed. */
export function useWayOn(after: string): WayOn | null {
  const { lab, shown } = useLab();
  const steps = stepsOf(lab);
  const next = useLabState(
    ({ verdicts, workshop }) =>
      nextOpenStep(steps, { verdicts, closed: closedOf({ workshop }, lab.id) }, after),
    isSameStep,
  );
  if (!next) return null;
  const { id, title, taskId } = next.step;
  const isHere = shown.some((step) => step.id === id);
  const isSameTask = steps.find((step) => step.id === after)?.taskId === taskId;
  const isFirst = !isSameTask && steps.find((step) => step.taskId === taskId)?.id === id;
  const page = isHere ? "" : `/labs/${lab.id}/${taskId}`;
  const href = isFirst && !isHere ? page : `${page}#${id}`;
  return { title, href, isHere, isLeftOut: next.isLeftOut, stepId: id, taskId, isFirst };
}

function isSameStep(a: ReturnType<typeof nextOpenStep>, b: typeof a): boolean {
  return a?.step === b?.step && a?.isLeftOut === b?.isLeftOut;
}

interface NextStepLinkProps {
  way: WayOn;
  size?: "small" | "medium";
  className: string;
  onClick?: () => void;
  /** What stands before the arrow. */
  children: ReactNode;
}

/** The one obvious thing after a pass. */
export function NextStepLink({ way, size, className, onClick, children }: NextStepLinkProps) {
  const { actions, reading } = useLab();
  const Element = way.isHere ? "a" : Link;

  function go(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    onClick?.();
    if (!way.isHere) return reading.leadTo(way);
    event.preventDefault();
    actions.choose(way.stepId);
    // What is over the text goes first.
    requestAnimationFrame(() => arriveAt(way));
  }

  return (
    <Element
      href={way.href}
      onClick={go}
      className={buttonClass({ variant: "primary", size, className })}
    >
      {children}
      <ArrowRight aria-hidden className="size-4 shrink-0" />
    </Element>
  );
}

/** After the last step. */
export function BackToLabs() {
  return (
    <Link href="/" className="rounded text-text underline underline-offset-2">
      Back to the labs
    </Link>
  );
}
