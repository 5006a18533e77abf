import { Callout } from "@/components/ui/callout";
import { Disclosure } from "@/components/ui/disclosure";
import type { JoinAnswer } from "@/lib/contract/classroom/join";
import { JoinForm } from "./join-form";
import { ResumeForm } from "./resume-form";

interface WelcomeProps {
  returnTo: string;
  invitation: JoinAnswer;
  /** The join code that a link has brought along. */
  code: string;
}

const facts = [
  [
    "A sandbox of your own",
    "A Pushgateway and a Prometheus run for you alone, or for your team. Nothing you do there reaches anybody else.",
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

/** What a stranger sees: what this is, and how to join. */
export function Welcome({ returnTo, invitation, code }: WelcomeProps) {
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Learn Prometheus on real servers</h1>
      <p className="mt-3 max-w-[65ch] leading-7 text-muted">
        Scrapelab is a workshop in your browser. You push metrics, watch them being scraped and
        query them, step by step, and see within one scrape whether it worked and, if not, exactly
        why.
      </p>
      <section aria-label="Join" className="mt-8 rounded border bg-panel p-4 sm:p-6">
        {invitation.workshop.state === "ended" ? (
          <Callout title="This workshop has ended">
            Nobody can join it any more. If you were there, your resume code still brings you back.
          </Callout>
        ) : (
          <JoinForm returnTo={returnTo} invitation={invitation} code={code} />
        )}
        {invitation.signedInAs === null ? (
          <>
            <p className="mt-3 text-[13px] text-muted">
              {invitation.teams
                ? "You share a sandbox with your team."
                : "You get a sandbox under this name."}{" "}
              There is no password and no account: this browser knows you until you sign out, and a
              code of three words brings you back on any other. Instructors see your name and your
              attempts.
            </p>
            <Disclosure summary="Were you here before?" className="mt-3">
              <ResumeForm returnTo={returnTo} />
            </Disclosure>
          </>
        ) : (
          <p className="mt-3 text-[13px] text-muted">
            You are signed in under this name, and{" "}
            {invitation.teams ? "share a sandbox with your team" : "get a sandbox under it"}. You
            are the same learner on every device on which you sign in so. Instructors see your name
            and your attempts.
          </p>
        )}
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
