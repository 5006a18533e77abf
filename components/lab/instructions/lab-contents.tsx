"use client";

import Link from "next/link";
import type { TaskOutline } from "@/components/lab/session/lab-outline";
import { useLab } from "@/components/lab/session/lab-session";
import { PendingMark } from "@/components/ui/pending-mark";
import { StatusIcon } from "@/components/ui/status";
import { useCount } from "./use-count";

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
