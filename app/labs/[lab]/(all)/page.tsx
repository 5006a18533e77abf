import { findLab } from "@/app/labs/find-lab";
import { LabContents } from "@/components/lab/instructions/lab-contents";
import { LabProgressLine } from "@/components/lab/instructions/lab-progress-line";
import { Markdown } from "@/components/lab/instructions/markdown";
import { TaskNav } from "@/components/lab/instructions/task-nav";
import { TaskSteps } from "@/components/lab/instructions/task-steps";
import { PageEntered } from "@/components/lab/session/reading-place/page-entered";

interface LabPageProps {
  params: Promise<{ lab: string }>;
}

/** The whole lab: its introduction, and all tasks below each other. */
export default async function LabPage({ params }: LabPageProps) {
  const { lab: labId } = await params;
  const { lab, names } = await findLab(labId, `/labs/${labId}`);
  return (
    <article>
      <h1 className="text-2xl font-semibold tracking-tight">
        <span className="text-muted">{lab.number}</span> {lab.title}
      </h1>
      <p className="mt-1 mb-4 text-sm text-muted">
        <LabProgressLine />
      </p>
      <LabContents />
      <div data-place="lab" className="mt-6">
        <Markdown text={lab.markdown} names={names} below={1} />
      </div>
      {lab.tasks.map((task) => (
        <section
          key={task.id}
          data-place={`task:${task.id}`}
          className="mt-14 scroll-mt-4 border-t pt-8"
        >
          <h2 className="mb-3 text-xl font-semibold tracking-tight">
            <span className="text-muted">{task.number}</span> {task.title}
          </h2>
          <Markdown text={task.markdown} names={names} below={2} />
          <TaskSteps task={task} names={names} />
        </section>
      ))}
      <TaskNav lab={lab} task={null} />
      <PageEntered task={null} />
    </article>
  );
}
