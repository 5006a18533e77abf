"use client";

import Link from "next/link";
import { stepsOf, type TaskOutline } from "@/components/lab/session/lab-outline";
import { useLab, useLabState } from "@/components/lab/session/lab-session";
import { PendingMark } from "@/components/ui/pending-mark";
import { StatusIcon } from "@/components/ui/status";
import { sayProgress } from "@/lib/domain/lab/lab-progress";

/** The tasks of a lab with how far each has come, as links to their pages. */
export function LabContents() {
  const { lab } = useLab();
  return (
    <nav aria-label="Tasks" className="overflow-hidden rounded border">
      <ol className="divide-y divide-line">
        {lab.tasks.map((task) => (
          <TaskRow key={task.id} task={task} href={`/labs/${lab.id}/${task.id}`} />
        ))}
      </ol>
    </nav>
  );
}

function TaskRow({ task, href }: { task: TaskOutline; href: string }) {
  const { passed, total } = useCount(task.steps.filter(({ kind }) => kind !== "read"));
  const isDone = passed === total;
  return (
    <li>
      <Link
        href={href}
        className="flex items-center gap-3 px-3 py-2.5 text-sm -outline-offset-2 hover:bg-raised"
      >
        <StatusIcon status={isDone ? "passed" : "open"} />
        <span className="min-w-0 grow">
          <span className="mr-2 text-muted tabular-nums">{task.number}</span>
          {task.title}
          <PendingMark />
        </span>
        {total > 0 && (
          <span className="shrink-0 text-[13px] text-muted tabular-nums">
            {passed} of {total}
            <span className="sr-only"> steps passed</span>
          </span>
        )}
      </Link>
    </li>
  );
}

/** "3 of 7 steps passed", as it is now. */
export function LabProgressLine() {
  const { lab } = useLab();
  const count = useCount(stepsOf(lab).filter(({ kind }) => kind !== "read"));
  return <span className="tabular-nums">{sayProgress(count)}</span>;
}

function useCount(steps: readonly { id: string }[]): { passed: number; total: number } {
  const passed = useLabState(
    ({ verdicts }) => steps.filter(({ id }) => verdicts[id]?.outcome === "passed").length,
  );
  return { passed, total: steps.length };
}
