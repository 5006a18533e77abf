import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { PendingMark } from "@/components/ui/pending-mark";
import { StatusIcon } from "@/components/ui/status";
import { type LabProgress, sayProgress } from "@/lib/domain/lab/lab-progress";

/** All labs with where the learner stands in each. */
export function LabList({ labs }: { labs: readonly LabProgress[] }) {
  if (labs.length === 0) return <NoLabs />;
  return (
    <ul className="divide-y divide-line overflow-hidden rounded border bg-panel">
      {labs.map((lab) => (
        <LabRow key={lab.id} lab={lab} />
      ))}
    </ul>
  );
}

function LabRow({ lab }: { lab: LabProgress }) {
  const isDone = lab.passed === lab.total;
  return (
    <li className="group relative flex gap-4 p-4 hover:bg-raised sm:p-5">
      <div className="min-w-0 grow">
        <h2 className="font-semibold text-text">
          <Link
            href={`/labs/${lab.id}`}
            className="rounded after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
          >
            <span className="mr-2 text-muted tabular-nums">{lab.number}</span>
            {lab.title}
            <PendingMark />
          </Link>
        </h2>
        <p className="mt-1 max-w-[65ch] text-sm leading-6 text-muted">{lab.summary}</p>
        <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-[13px]">
          <ProgressBar passed={lab.passed} total={lab.total} />
          <span className="flex items-center gap-1.5 tabular-nums">
            {isDone && <StatusIcon status="passed" className="size-3.5" />}
            {sayProgress(lab)}
          </span>
          {lab.next && (
            <span className="min-w-0 truncate text-muted">
              Next: {lab.next.number} {lab.next.title}
            </span>
          )}
        </div>
      </div>
      <ChevronRight
        aria-hidden
        className="size-5 shrink-0 self-center text-line-strong transition-transform group-hover:translate-x-0.5"
      />
    </li>
  );
}

/** Decoration beside the sentence that says the same. */
function ProgressBar({ passed, total }: { passed: number; total: number }) {
  return (
    <span aria-hidden className="flex gap-0.5">
      {Array.from({ length: total }, (_, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the segments are nothing but their position
          key={i}
          className={`h-1.5 w-4 rounded-full forced-color-adjust-none ${i < passed ? "bg-passed" : "bg-line"}`}
        />
      ))}
    </span>
  );
}

function NoLabs() {
  return (
    <div className="rounded border border-dashed p-6 text-sm">
      <p className="font-medium">There is no lab here yet.</p>
      <p className="mt-1 text-muted">
        A lab is a folder in <code>content/</code>. Whoever runs this workshop adds one and starts
        the app again.
      </p>
    </div>
  );
}
