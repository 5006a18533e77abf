import Link from "next/link";
import { LabList } from "@/components/labs/lab-list";
import { FreshPage } from "@/components/site/fresh-page";
import { Welcome } from "@/components/site/join/welcome";
import { readReturnTo } from "@/components/site/return-to";
import { SiteHeader } from "@/components/site/site-header";
import type { Learner } from "@/lib/contract/session";
import { labsByNumber } from "@/lib/domain/lab/lab";
import { progressOf } from "@/lib/domain/lab/lab-progress";
import { getServices } from "@/lib/server/services";
import { currentLearner, currentUser, signOutUrl } from "./current-learner";
import { OwnResumeStrip } from "./own-resume-strip";

interface HomePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function HomePage({ searchParams }: HomePageProps) {
  const learner = await currentLearner();
  const { sandboxes, classroom } = getServices();
  if (learner) sandboxes.resume(learner.team);
  const { next, code } = await searchParams;
  return (
    <>
      <SiteHeader learner={learner} signOutUrl={await signOutUrl()} />
      {learner && <OwnResumeStrip learner={learner} />}
      <main id="main" className="mx-auto w-full max-w-3xl grow px-4 py-10 sm:py-16">
        {learner ? (
          <Labs learner={learner} />
        ) : (
          <Welcome
            returnTo={readReturnTo(next)}
            invitation={await classroom.joining.invitation(await currentUser())}
            code={typeof code === "string" ? code.slice(0, 200) : ""}
          />
        )}
      </main>
    </>
  );
}

async function Labs({ learner }: { learner: Learner }) {
  const { labs, store, classroom } = getServices();
  const { labs: shown } = await classroom.workshops.of(learner);
  const progress = await Promise.all(
    labsByNumber(labs)
      .filter(({ id }) => shown?.includes(id) ?? true)
      .map(async (lab) => {
        const passed = await store.progress.passed(learner.id, lab.id);
        return progressOf(lab, new Set(Object.keys(passed)));
      }),
  );
  return (
    <>
      <FreshPage writing={crypto.randomUUID()} />
      <h1 className="text-2xl font-semibold tracking-tight">Labs</h1>
      <p className="mt-1 mb-6 text-sm text-muted">
        Your sandbox is <code className="text-text">{learner.team}</code>. You may also{" "}
        <Link href="/terminal" className="rounded text-text underline underline-offset-2">
          use your own terminal
        </Link>
        .
      </p>
      <LabList labs={progress} />
    </>
  );
}
