import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { currentLearner, signOutUrl } from "@/app/current-learner";
import { OwnResumeStrip } from "@/app/own-resume-strip";
import { ExpertModeSwitch } from "@/components/lab/instructions/expert-mode";
import { Pipeline } from "@/components/lab/pipeline/pipeline";
import { EarlyDrafts } from "@/components/lab/session/early-drafts";
import { outlineLab } from "@/components/lab/session/outline-lab";
import { EarlyReading } from "@/components/lab/session/reading-place/early-reading";
import { LabPageLayout } from "@/components/lab/workspace/lab-page-layout";
import { OpenLab } from "@/components/lab/workspace/open-lab";
import { Workspace } from "@/components/lab/workspace/workspace";
import { SiteHeader } from "@/components/site/site-header";
import type { Learner } from "@/lib/contract/session";
import { isAnswered } from "@/lib/domain/checks/check-kinds";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { meantStepsOf } from "@/lib/domain/lab/meant-steps";
import { namesFor } from "@/lib/domain/site-names";
import { getServices } from "@/lib/server/services";

interface LabLayoutProps {
  params: Promise<{ lab: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: LabLayoutProps): Promise<Metadata> {
  const lab = getServices().labs.get((await params).lab);
  const title = lab ? `${lab.number} ${lab.title}` : "Not found";
  return { title: { default: title, template: `%s · ${title} · Scrapelab` } };
}

/**
 * What stays while a learner goes from task to task: header, pipeline, workspace and all that changes in
 * them. A page alone knows the full address, so it is the one that sends a stranger to join.
 */
export default async function LabLayout({ params, children }: LabLayoutProps) {
  const lab = getServices().labs.get((await params).lab);
  if (!lab) notFound();
  const learner = await currentLearner();
  if (!learner) return children;
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <div data-early className="flex min-h-dvh flex-col lg:h-dvh">
      <SiteHeader
        isWide
        learner={learner}
        signOutUrl={await signOutUrl()}
        place={{ label: `${lab.number} ${lab.title}`, href: `/labs/${lab.id}` }}
        actions={<ExpertModeSwitch />}
      />
      <OwnResumeStrip learner={learner} />
      <EarlyReading nonce={nonce} />
      <EarlyDrafts nonce={nonce} />
      <OpenLab {...(await openLab(lab, learner))}>
        <LabPageLayout pipeline={<Pipeline />} instructions={children} workspace={<Workspace />} />
      </OpenLab>
    </div>
  );
}

async function openLab(lab: Lab, learner: Learner) {
  const { env, verdicts, store } = getServices();
  const [latest, drafts, revisions, answers, sandbox, attempts] = await Promise.all([
    verdicts.latest(learner, lab.id),
    store.drafts.ofLab(learner.id, lab.id),
    store.drafts.revisions(learner.id, lab.id),
    lastAnswers(lab, learner),
    verdicts.sandboxView(learner),
    store.notebook.counts(learner, lab.id, meantStepsOf(lab)),
  ]);
  const names = namesFor(learner.team, env.siteNames);
  return {
    lab: outlineLab(lab, names),
    learner,
    names,
    verdicts: latest,
    drafts,
    revisions,
    answers,
    sandbox,
    attempts,
  };
}

async function lastAnswers(lab: Lab, learner: Learner): Promise<Record<string, string>> {
  const { answers } = getServices().store;
  const queries = checkedSteps(lab).filter(({ check }) => isAnswered(check));
  const kept = await Promise.all(
    queries.map(
      async ({ step }): Promise<[string, string | null]> => [
        step.id,
        await answers.lastAnswer(learner.id, lab.id, step.id),
      ],
    ),
  );
  return Object.fromEntries(
    kept.flatMap(([id, answer]) => (answer === null ? [] : [[id, answer]])),
  );
}
