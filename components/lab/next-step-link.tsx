"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { stepsOf } from "./lab-outline";
import { useLab, useLabState } from "./lab-session";
import { nextOpenStep } from "./lab-state";

export interface WayOn {
  title: string;
  href: string;
  /** The step stands on this page. */
  isHere: boolean;
}

/** The way to the next open step, wherever it stands; null when all of the lab have passed. */
export function useWayOn(after: string): WayOn | null {
  const { lab, shown } = useLab();
  const next = useLabState(({ verdicts }) => nextOpenStep(stepsOf(lab), verdicts, after));
  if (!next) return null;
  const { id, title, taskId } = next;
  const isHere = shown.some((step) => step.id === id);
  return { title, href: isHere ? `#${id}` : `/labs/${lab.id}/${taskId}#${id}`, isHere };
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
  // Within the page the browser itself scrolls, and moves the place from which Tab goes on.
  const Element = way.isHere ? "a" : Link;
  return (
    <Element
      href={way.href}
      {...(onClick && { onClick })}
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
