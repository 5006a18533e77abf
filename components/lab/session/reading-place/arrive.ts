/** Where the learner is led next: a step, or with `isFirst` the beginning of its task. */
export interface Destination {
  stepId: string;
  taskId: string;
  /** The step is the first of its task, whose introduction belongs to it. */
  isFirst: boolean;
}

/** Brings a step into view, the introduction of its task first; the focus goes along. False where it is not here. */
export function arriveAt({ stepId, taskId, isFirst }: Destination): boolean {
  return isFirst ? arriveAtTask(taskId) : focusHeading(`[data-place="${stepId}"]`);
}

/** Brings the beginning of a task into view, with the focus on its heading. */
export function arriveAtTask(taskId: string): boolean {
  return focusHeading(`[data-place="task:${taskId}"]`);
}

function focusHeading(part: string): boolean {
  const found = document.querySelector(`#instructions ${part}`);
  const heading = found?.querySelector<HTMLElement>("h2, h3");
  if (!found || !heading) return false;
  found.scrollIntoView({ block: "start", behavior: "instant" });
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
