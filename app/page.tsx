import Link from "next/link";
import { LabList } from "@/components/labs/lab-list";
import { JoinForm } from "@/components/site/join-form";
import { readReturnTo } from "@/components/site/return-to";
import { SiteHeader } from "@/components/site/site-header";
import type { Learner } from "@/lib/contract/session";
import { labsByNumber } from "@/lib/domain/lab/lab";
import { progressOf } from "@/lib/domain/lab/lab-progress";
import { getServices } from "@/lib/server/services";
import { currentLearner } from "./current-learner";

interface HomePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function HomePage({ searchParams }: HomePageProps) {
  const learner = await currentLearner();
  if (learner) getServices().sandboxes.resume(learner.team);
  return (
    <>
      <SiteHeader learner={learner} />
      <main id="main" className="mx-auto w-full max-w-3xl grow px-4 py-10 sm:py-16">
        {learner ? (
          <Labs learner={learner} />
        ) : (
          <Welcome returnTo={readReturnTo((await searchParams).next)} />
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

const facts = [
  [
    "A sandbox of your own",
    "A Pushgateway and a Prometheus run for you alone. Nothing you do there reaches anybody else.",
  ],
  [
    "Checks that look, not ask",
    "A step passes when the servers show it. If it does not, you see which link broke and what was found there instead.",
  ],
  [
    "Nothing gets lost",
    "Your text and your progress outlast a reload, a closed tab and a restart of the app.",
  ],
] as const;

function Welcome({ returnTo }: { returnTo: string }) {
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Learn Prometheus on real servers</h1>
      <p className="mt-3 max-w-[65ch] leading-7 text-muted">
        Scrapelab is a workshop in your browser. You push metrics, watch them being scraped and
        query them, step by step, and see within one scrape whether it worked and, if not, exactly
        why.
      </p>
      <section aria-label="Join" className="mt-8 rounded border bg-panel p-4 sm:p-6">
        <JoinForm returnTo={returnTo} />
        <p className="mt-3 text-[13px] text-muted">
          You get a sandbox under this name. There is no password and no account: only this browser
          knows you, until you sign out, and the same name in another browser gets another sandbox.
        </p>
      </section>
      <dl className="mt-10 grid gap-x-8 gap-y-6 sm:grid-cols-3">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt className="text-sm font-medium">{term}</dt>
            <dd className="mt-1 text-sm leading-6 text-muted">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
