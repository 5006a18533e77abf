import { cx } from "class-variance-authority";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { PipelineEvidence } from "./pipeline-evidence";
import { toneGround, toneIcons, toneText } from "./pipeline-tone";
import type { PipelinePart, Tone } from "./pipeline-view";

interface PipelineStationProps {
  name: string;
  icon: LucideIcon;
  part: PipelinePart;
  of: string;
  align: "start" | "end";
  /** The link to the next station. */
  children?: ReactNode;
}

/** What has ended or waits here has its colour in the words, too. */
const isTold: Readonly<Record<Tone, boolean>> = {
  idle: false,
  ok: false,
  busy: false,
  waiting: true,
  failed: true,
  unknown: true,
};

/** One station with its name and state: stacked on a small screen, in a line from 64rem on. */
export function PipelineStation(props: PipelineStationProps) {
  const { name, icon: Icon, part, of, align, children } = props;
  const { tone, line } = part;
  const Mark = toneIcons[tone];
  return (
    <li className="relative flex min-w-0 items-center lg:not-last:flex-1">
      <PipelineEvidence
        name={`${name}: ${line}`}
        align={align}
        of={of}
        className="w-full lg:w-40 lg:shrink-0"
      >
        <span className="flex flex-col items-center gap-1 px-0.5 lg:flex-row lg:gap-2.5 lg:px-1">
          <span
            className={cx(
              "grid size-8 shrink-0 place-items-center rounded transition-colors",
              toneGround[tone],
            )}
          >
            <Icon aria-hidden className="size-4" />
          </span>
          <span className="flex min-w-0 max-w-full flex-col items-center lg:items-start">
            <span className="max-w-full truncate text-xs leading-4 font-medium lg:text-sm lg:leading-5">
              {name}
            </span>
            <span className="flex max-w-full items-center gap-1 text-[11px] leading-4 text-muted lg:text-[13px]">
              <Mark
                aria-hidden
                className={cx("size-3 shrink-0", toneText[tone], tone === "busy" && "animate-spin")}
              />
              <span
                title={line}
                className={cx("truncate tabular-nums", isTold[tone] && toneText[tone])}
              >
                {line}
              </span>
            </span>
          </span>
        </span>
      </PipelineEvidence>
      {children}
    </li>
  );
}
