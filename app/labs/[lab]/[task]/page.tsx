import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { findLab } from "@/app/labs/find-lab";
import { LabProgressLine } from "@/components/lab/instructions/lab-progress-line";
import { Markdown } from "@/components/lab/instructions/markdown";
import { TaskNav } from "@/components/lab/instructions/task-nav";
import { TaskSteps } from "@/components/lab/instructions/task-steps";
import { PageEntered } from "@/components/lab/session/reading-place/page-entered";
import { getServices } from "@/lib/server/services";

interface TaskPageProps {
  params: Promise<{ lab: string; task: string }>;
}

export async function generateMetadata({ params }: TaskPageProps): Promise<Metadata> {
  const { lab: labId, task: taskId } = await params;
  const task = getServices()
    .labs.get(labId)
    ?.tasks.find(({ id }) => id === taskId);
  return task ? { title: task.title } : {};
}

/** One task, with the ways to the one before and the one after. */
export default async function TaskPage({ params }: TaskPageProps) {
  const { lab: labId, task: taskId } = await params;
  const { lab, names } = await findLab(labId, `/labs/${labId}/${taskId}`);
  const task = lab.tasks.find(({ id }) => id === taskId);
  if (!task) notFound();
  return (
    <article data-place={`task:${task.id}`} className="scroll-mt-6">
      <h1 className="text-sm text-muted">
        <Link href={`/labs/${lab.id}`} className="rounded hover:text-text">
          {lab.number} {lab.title}
        </Link>{" "}
        · <LabProgressLine />
      </h1>
      <h2 className="mt-2 mb-3 text-xl font-semibold tracking-tight">
        <span className="text-muted">{task.number}</span> {task.title}
      </h2>
      <Markdown text={task.markdown} names={names} below={2} />
      <TaskSteps task={task} names={names} />
      <TaskNav lab={lab} task={task} />
      <PageEntered key={task.id} task={task.id} />
    </article>
  );
}
