"use client";

import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useMemo,
  useRef,
  useState,
} from "react";
import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import type { Column } from "@/components/instructor/session/columns";
import type { Names } from "@/components/instructor/session/names";
import { countPassed } from "./count-passed";
import { nextCell } from "./next-cell";
import { headerRow, ProgressHeader } from "./progress-header";
import { cellId, ProgressRow } from "./progress-row";

interface ProgressGridProps {
  ids: readonly string[];
  columns: readonly Column[];
  names: Names;
  /** Stands below the header, where there are no rows. */
  children: ReactNode;
}

/** CSS pixels; the Page keys go by as many rows as fit. */
const rowHeight = 33;

/**
 * All rows are in the page, so that its search and a screen reader find everybody; those out of sight are not laid
 * out. One Tab stop, and arrow keys from there.
 */
export function ProgressGrid({ ids, columns, names, children }: ProgressGridProps) {
  const learners = useBoardState((page) => page.learners);
  const selected = useBoardState((page) => page.selected);
  const show = useShow();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: "", column: 0 });
  const activeRow =
    active.row === headerRow || ids.includes(active.row) ? active.row : (ids[0] ?? headerRow);
  const activeColumn = Math.min(active.column, columns.length);
  const { count, passed } = useMemo(
    () => countPassed(learners.values(), columns),
    [learners, columns],
  );

  function onKeyDown(event: KeyboardEvent) {
    const place = placeOf(event.target);
    if (!place || event.altKey || event.defaultPrevented) return;
    if ((event.key === "Enter" || event.key === " ") && place.row !== headerRow) {
      event.preventDefault();
      show({ selected: place.row });
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    if (moveFocus(event, place, { ids, columns: columns.length + 1, page })) event.preventDefault();
  }

  function onClick({ target }: MouseEvent) {
    const place = placeOf(target);
    if (place && place.row !== headerRow) show({ selected: place.row });
  }

  return (
    <div
      ref={scroller}
      className="min-h-0 grow scroll-pt-14 scroll-pl-40 overflow-auto sm:scroll-pl-44 xl:scroll-pl-56"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: divs are what draws 500 rows at once, as a table does not */}
      <div
        role="grid"
        aria-label="Progress"
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={({ target }) => setActive((now) => placeOf(target) ?? now)}
        style={widthFor(columns.length)}
      >
        <ProgressHeader
          columns={columns}
          passed={passed}
          count={count}
          activeColumn={activeRow === headerRow ? activeColumn : null}
        />
        {ids.map((id) => {
          const learner = learners.get(id);
          return (
            learner && (
              <ProgressRow
                key={id}
                learner={learner}
                name={names.of(learner)}
                team={names.teamOf(learner)}
                columns={columns}
                activeColumn={activeRow === id ? activeColumn : null}
                isSelected={selected === id}
              />
            )
          );
        })}
      </div>
      {children}
    </div>
  );
}

/** All rows are as wide as the columns need at least; the names have more room where there is some. */
function widthFor(columns: number): CSSProperties {
  return { "--columns-width": `${columns * 4.75}rem` } as CSSProperties;
}

interface Cells {
  ids: readonly string[];
  columns: number;
  page: number;
}

/** Whether the key has moved the focus to another cell. */
function moveFocus(
  key: KeyboardEvent,
  { row, column }: { row: string; column: number },
  { ids, columns, page }: Cells,
): boolean {
  const next = nextCell(
    key,
    { row: ids.indexOf(row), column },
    { rows: ids.length, columns, page },
  );
  if (!next) return false;
  const id = next.row < 0 ? headerRow : ids[next.row];
  if (id !== undefined) document.getElementById(cellId(id, next.column))?.focus();
  return true;
}

function placeOf(target: EventTarget): { row: string; column: number } | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>("[data-column]");
  const row = cell?.closest<HTMLElement>("[data-row]")?.dataset.row;
  return row === undefined ? null : { row, column: Number(cell?.dataset.column) };
}
