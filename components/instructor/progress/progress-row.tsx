import { cx } from "class-variance-authority";
import { Hourglass } from "lucide-react";
import { memo } from "react";
import type { Column } from "@/components/instructor/session/columns";
import {
  cellSentence,
  cellText,
  needRuleWords,
  needText,
} from "@/components/instructor/words/cell-words";
import { serversMark } from "@/components/instructor/words/servers-words";
import type { BoardCell, BoardLearner } from "@/lib/contract/classroom/board";
import { candidatePrefix, slugOf } from "@/lib/domain/classroom/team-name";

interface ProgressRowProps {
  learner: BoardLearner;
  /** As they are called on this page. */
  name: string;
  team: string;
  columns: readonly Column[];
  /** The cell that the Tab key leads to; null where it is in another row. */
  activeColumn: number | null;
  isSelected: boolean;
}

export const cellId = (row: string, column: number) => `cell-${row}-${column}`;

/** One learner: name and need, then a cell for each column. It is drawn anew only when something of it changes. */
export const ProgressRow = memo(function ProgressRow(props: ProgressRowProps) {
  const { learner, columns, activeColumn, isSelected } = props;
  const cells = new Map(learner.steps.map((cell) => [`${cell.lab}/${cell.step}`, cell]));
  const isNeeded = learner.needsHelp !== null;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    // biome-ignore lint/a11y/useSemanticElements: divs are what draws 500 rows at once, as a table does not
    <div
      role="row"
      aria-selected={isSelected}
      data-row={learner.id}
      className={cx(
        "flex w-full min-w-[calc(10rem+var(--columns-width))] sm:min-w-[calc(11rem+var(--columns-width))] xl:min-w-[calc(14rem+var(--columns-width))] border-b [contain-intrinsic-size:auto_2.0625rem] [content-visibility:auto]",
        isSelected ? "bg-raised" : "bg-panel hover:bg-raised",
      )}
    >
      <NameCell {...props} isTabStop={activeColumn === 0} />
      {columns.map((column, index) => (
        // biome-ignore lint/a11y/useSemanticElements: as the row
        <div
          key={column.key}
          role="gridcell"
          id={cellId(learner.id, index + 1)}
          data-column={index + 1}
          tabIndex={activeColumn === index + 1 ? 0 : -1}
          aria-label={`${column.number} ${tellCell(column, cells, "sentence")}`}
          className={cx(
            "min-w-0 flex-1 basis-0 cursor-default border-l px-2 py-1.5 text-[0.8125rem] leading-5 tabular-nums outline-offset-[-2px] [overflow-wrap:anywhere]",
            column.kind === "step" && look(cells.get(column.key), isNeeded),
          )}
        >
          {cells.get(column.key)?.state === "waiting" && (
            <Hourglass aria-hidden className="-mt-0.5 mr-1 inline-block size-3.5" />
          )}
          {tellCell(column, cells, "text")}
        </div>
      ))}
    </div>
  );
});

function NameCell({ learner, name, team, isTabStop }: ProgressRowProps & { isTabStop: boolean }) {
  const why = needText(learner);
  const presence = presenceText(learner);
  const hasTeam = team !== "" && !isMadeFrom(team, learner.name);
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the row
    <div
      role="rowheader"
      id={cellId(learner.id, 0)}
      data-column={0}
      tabIndex={isTabStop ? 0 : -1}
      className="sticky left-0 z-1 w-40 shrink-0 cursor-default bg-inherit px-2 py-1.5 text-sm leading-5 outline-offset-[-2px] sm:w-44 xl:w-56"
    >
      <div className="flex items-baseline gap-1.5">
        <span aria-hidden className={cx("w-3 shrink-0 text-xs", why && "text-failed")}>
          {needSign(learner)}
        </span>
        <span
          className={cx("min-w-0 shrink truncate", learner.isOnline ? "font-medium" : "text-muted")}
          title={name}
        >
          {name}
        </span>
        {hasTeam && (
          <span className="min-w-8 shrink-[100] truncate text-xs text-muted max-xl:hidden">
            {team}
          </span>
        )}
        {presence && (
          <span className="ml-auto shrink-0 text-xs text-muted max-xl:hidden">{presence}</span>
        )}
      </div>
      {why && learner.needsHelp && (
        <p title={needRuleWords[learner.needsHelp]} className="pl-4.5 text-xs text-failed">
          {why}
        </p>
      )}
      {learner.sandboxProblem && (
        <p title={learner.sandboxProblem} className="pl-4.5 text-xs text-failed">
          {serversMark(learner)}
        </p>
      )}
    </div>
  );
}

/** A team of one's own has one's name, with a number where there is another such team: it says nothing more. */
function isMadeFrom(team: string, name: string): boolean {
  const plain = (slug: string) => candidatePrefix(slug.replace(/-\d+$/, ""));
  return plain(team) === plain(slugOf(name));
}

/** A full circle for who needs somebody, an empty one for who needs somebody and is not there. */
function needSign({ needsHelp }: BoardLearner): string {
  if (!needsHelp) return "";
  return needsHelp === "away" ? "○" : "●";
}

function presenceText({ isOnline, isHidden, isCounted, needsHelp }: BoardLearner): string {
  if (!isCounted) return "not counted";
  if (!isOnline) return needsHelp === "away" ? "" : "away";
  return isHidden ? "off screen" : "";
}

/** Red is for who needs somebody alone; all that is told by colour is told by sign and word, too. */
function look(cell: BoardCell | undefined, isNeeded: boolean): string {
  switch (cell?.state) {
    case "passed":
      return "bg-passed-ground text-passed";
    case "stuck":
      return isNeeded ? "bg-failed-ground font-medium text-failed" : "";
    case "waiting":
      return "text-waiting";
    case "trying":
      return "";
    default:
      return "text-muted";
  }
}

function tellCell(
  column: Column,
  cells: ReadonlyMap<string, BoardCell>,
  form: "text" | "sentence",
): string {
  if (column.kind === "step") {
    const cell = cells.get(column.key);
    return form === "text" ? cellText(cell) : cellSentence(cell);
  }
  const own = column.steps.flatMap((key) => cells.get(key) ?? []);
  const passed = own.filter(({ state }) => state === "passed").length;
  const stuck = own.filter(({ state }) => state === "stuck").length;
  if (form === "sentence") {
    return `${passed} of ${column.steps.length} steps passed${stuck > 0 ? `, stuck on ${stuck}` : ""}`;
  }
  return `${passed}/${column.steps.length}${stuck > 0 ? ` ✗${stuck > 1 ? stuck : ""}` : ""}`;
}
