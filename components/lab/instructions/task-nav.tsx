import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { PendingMark } from "@/components/ui/pending-mark";
import type { Lab, Task } from "@/lib/domain/lab/lab";
import { TaskKeys } from "./task-keys";

/** Links to the tasks before and after this one; the lab's own page comes before the first. */
export function TaskNav({ lab, task }: { lab: Lab; task: Task | null }) {
  const at = task === null ? -1 : lab.tasks.indexOf(task);
  const next = lab.tasks[at + 1];
  const previous = task === null ? null : (lab.tasks[at - 1] ?? lab);
  const previousHref = previous && hrefOf(lab, previous);
  const nextHref = next ? hrefOf(lab, next) : null;
  return (
    <nav aria-label="Previous and next task" className="mt-16 flex flex-wrap gap-3 border-t pt-4">
      {previous && previousHref && (
        <NavLink href={previousHref} rel="prev" label="Previous" title={previous.title} />
      )}
      {next && nextHref && <NavLink href={nextHref} rel="next" label="Next" title={next.title} />}
      <TaskKeys previous={previousHref} next={nextHref} />
    </nav>
  );
}

function hrefOf(lab: Lab, place: Lab | Task): string {
  return place === lab ? `/labs/${lab.id}` : `/labs/${lab.id}/${place.id}`;
}

interface NavLinkProps {
  href: string;
  rel: "prev" | "next";
  label: string;
  title: string;
}

function NavLink({ href, rel, label, title }: NavLinkProps) {
  const isNext = rel === "next";
  return (
    <Link
      href={href}
      rel={rel}
      className={`flex min-w-0 items-center gap-2 rounded px-2 py-1.5 hover:bg-raised ${isNext ? "ml-auto text-right" : ""}`}
    >
      {!isNext && <ArrowLeft aria-hidden className="size-4 shrink-0 text-muted" />}
      <span className="min-w-0">
        <span className="block text-[13px] text-muted">{label}</span>
        <span className="block text-sm font-medium">{title}</span>
      </span>
      <PendingMark />
      {isNext && <ArrowRight aria-hidden className="size-4 shrink-0 text-muted" />}
    </Link>
  );
}
