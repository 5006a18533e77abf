import type { Learner } from "@/lib/contract/session";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { isMeantForStep } from "@/lib/domain/lab/meant-steps";
import { streamOf } from "@/lib/server/api/text-stream";
import type { Store } from "@/lib/server/store/store";
import { kindOf, viewAttempt } from "./attempts-page";
import { plain, writeAttempt } from "./notebook-markdown";

/** So much is read and held at a time; a body of 64 KiB may belong to each. */
const pageLength = 20;

/** All of a learner's attempts of a lab as a Markdown file, written while it is read. */
export function notebookDownload(
  store: Pick<Store, "notebook" | "progress">,
  learner: Learner,
  lab: Lab,
): Response {
  const name = `scrapelab-${lab.id}-${learner.team}.md`;
  return new Response(streamOf(writeNotebook(store, learner, lab)), {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "x-content-type-options": "nosniff",
    },
  });
}

async function* writeNotebook(
  store: Pick<Store, "notebook" | "progress">,
  learner: Learner,
  lab: Lab,
): AsyncGenerator<string> {
  const now = new Date().toISOString().slice(0, 16).replace("T", " ");
  yield `# ${plain(`${lab.number} ${lab.title}`)}: attempts of ${plain(learner.name)}\n\n`;
  yield `Written on ${now} UTC; all times are UTC. Team: ${plain(learner.team)}.\n\n`;
  const passed = await store.progress.passed(learner.id, lab.id);
  for (const { step } of checkedSteps(lab)) {
    yield `## ${plain(`${step.number} ${step.title}`)}\n\n`;
    const at = { lab: lab.id, step: step.id, kind: kindOf(step), isMeant: isMeantForStep(step) };
    const passedAtMs = passed[step.id]?.passedAtMs ?? null;
    if (passedAtMs !== null) {
      yield `Passed on ${new Date(passedAtMs).toISOString().slice(0, 19).replace("T", " ")} UTC.\n\n`;
    }
    let after = 0;
    for (let hasMore = true; hasMore; ) {
      const page = await store.notebook.page(learner, at, { after, limit: pageLength });
      if (page.total === 0) yield "No attempts.\n\n";
      for (const attempt of page.attempts) yield writeAttempt(viewAttempt(attempt, passedAtMs));
      after = page.attempts.at(-1)?.id ?? after;
      hasMore = page.hasMore;
    }
  }
}
