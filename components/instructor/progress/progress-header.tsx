"use client";

import { Menu } from "@base-ui/react/menu";
import { Lock } from "lucide-react";
import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import type { Column, StepColumn } from "@/components/instructor/session/columns";
import { noFilter } from "@/components/instructor/session/filter";
import { useChangeWorkshop } from "@/components/instructor/session/use-change-workshop";
import { MenuItem, MenuLine, MenuPopup } from "@/components/instructor/ui/menu-popup";
import { cellId } from "./progress-row";

interface ProgressHeaderProps {
  columns: readonly Column[];
  /** By column, how many of those who count have passed it, or all steps of it. */
  passed: readonly number[];
  /** How many there are who count. */
  count: number;
  activeColumn: number | null;
}

export const headerRow = "header";

/** The names of the columns, each with what can be done about its step or lab. */
export function ProgressHeader({ columns, passed, count, activeColumn }: ProgressHeaderProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    // biome-ignore lint/a11y/useSemanticElements: as the rows
    <div
      role="row"
      data-row={headerRow}
      className="sticky top-0 z-2 flex w-full min-w-[calc(10rem+var(--columns-width))] sm:min-w-[calc(11rem+var(--columns-width))] xl:min-w-[calc(14rem+var(--columns-width))] border-b bg-panel"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as the rows */}
      <div
        role="columnheader"
        id={cellId(headerRow, 0)}
        data-column={0}
        tabIndex={activeColumn === 0 ? 0 : -1}
        className="sticky left-0 z-1 flex w-40 shrink-0 items-end bg-panel px-2 py-1.5 pl-6.5 text-xs text-muted outline-offset-[-2px] sm:w-44 xl:w-56"
      >
        Learner
      </div>
      {columns.map((column, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
        // biome-ignore lint/a11y/useSemanticElements: as the rows
        <div key={column.key} role="columnheader" className="flex min-w-0 flex-1 basis-0 border-l">
          <Menu.Root>
            <Menu.Trigger
              id={cellId(headerRow, index + 1)}
              data-column={index + 1}
              tabIndex={activeColumn === index + 1 ? 0 : -1}
              title={column.title}
              className="flex w-full flex-col px-2 py-1.5 text-left text-[0.8125rem] leading-4 outline-offset-[-2px] hover:bg-raised"
            >
              <span className="flex items-center gap-1 font-medium">
                {column.number}
                {column.kind === "step" && column.isClosed && (
                  <>
                    <Lock aria-hidden className="size-3 text-muted" />
                    <span className="sr-only">closed</span>
                  </>
                )}
              </span>
              <span className="sr-only">{column.title}, passed by</span>
              <span className="mt-0.5 text-xs text-muted tabular-nums">
                {passed[index] ?? 0}/{count}
              </span>
            </Menu.Trigger>
            <MenuPopup>
              <ColumnActions column={column} />
            </MenuPopup>
          </Menu.Root>
        </div>
      ))}
    </div>
  );
}

function ColumnActions({ column }: { column: Column }) {
  const show = useShow();
  const hasSeveral = useBoardState(({ workshop }) => workshop.labs.length > 1);
  const fold = (isFolded: boolean) =>
    show(({ folded }) => {
      const next = new Set(folded);
      if (isFolded) next.add(column.lab);
      else next.delete(column.lab);
      return { folded: next };
    });
  return (
    <>
      <p className="max-w-64 px-2.5 py-1 text-xs text-muted">
        {column.number} {column.title}
      </p>
      {column.kind === "step" && <StepActions column={column} />}
      {column.kind === "lab" && <MenuItem onClick={() => fold(false)}>Unfold the lab</MenuItem>}
      <MenuLine />
      {column.kind === "step" && hasSeveral && (
        <MenuItem onClick={() => fold(true)}>Fold the lab</MenuItem>
      )}
      <LabActions lab={column.lab} />
    </>
  );
}

function StepActions({ column }: { column: StepColumn }) {
  const show = useShow();
  const change = useChangeWorkshop();
  const { lab, step, key, isClosed } = column;
  return (
    <>
      <MenuItem onClick={() => show({ filter: { ...noFilter, step: key } })}>
        Show who is on this step
      </MenuItem>
      <MenuItem onClick={() => show({ dialog: { kind: "announce", to: { lab, step } } })}>
        Announce to those on it …
      </MenuItem>
      <MenuItem
        onClick={() =>
          void change(
            { [isClosed ? "openSteps" : "closeSteps"]: [{ lab, step }] },
            isClosed ? `${column.number} is open.` : `${column.number} is closed.`,
          )
        }
      >
        {isClosed ? "Open this step" : "Close this step"}
      </MenuItem>
    </>
  );
}

/** Opens or closes all steps of a lab. */
function LabActions({ lab: id }: { lab: string }) {
  const change = useChangeWorkshop();
  const lab = useBoardState(({ workshop }) => workshop.labs.find((each) => each.id === id));
  const closed = useBoardState(({ workshop }) => workshop.closedSteps);
  if (!lab) return null;
  const isClosed = closed.filter((each) => each.lab === id).length === lab.steps.length;
  const own = lab.steps.map((step) => ({ lab: id, step: step.id }));
  return (
    <MenuItem
      onClick={() =>
        void change(
          { [isClosed ? "openSteps" : "closeSteps"]: own },
          isClosed ? `Lab ${lab.number} is open.` : `Lab ${lab.number} is closed.`,
        )
      }
    >
      {isClosed ? "Open all steps of" : "Close all steps of"} {lab.number} {lab.title}
    </MenuItem>
  );
}
