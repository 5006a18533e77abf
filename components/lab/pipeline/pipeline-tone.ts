import { Check, Circle, CircleQuestionMark, Hourglass, LoaderCircle, X } from "lucide-react";
import type { Tone } from "./pipeline-view";

export const toneIcons = {
  idle: Circle,
  ok: Check,
  busy: LoaderCircle,
  waiting: Hourglass,
  failed: X,
  unknown: CircleQuestionMark,
} as const;

export const toneText: Readonly<Record<Tone, string>> = {
  idle: "text-muted",
  ok: "text-passed",
  busy: "text-waiting",
  waiting: "text-waiting",
  failed: "text-failed",
  unknown: "text-unknown",
};

export const toneGround: Readonly<Record<Tone, string>> = {
  idle: "bg-raised text-muted",
  ok: "bg-passed-ground text-passed",
  busy: "bg-waiting-ground text-waiting",
  waiting: "bg-waiting-ground text-waiting",
  failed: "bg-failed-ground text-failed",
  unknown: "bg-unknown-ground text-unknown",
};

export const toneArrow: Readonly<Record<Tone, string>> = { ...toneText, idle: "text-line-strong" };

/** The line of a link: hairline while nothing crossed it, in the tone's colour afterwards. */
export const toneLine: Readonly<Record<Tone, string>> = {
  idle: "bg-line",
  ok: "bg-passed",
  busy: "bg-waiting",
  waiting: "bg-waiting",
  failed: "bg-failed",
  unknown: "bg-unknown",
};
