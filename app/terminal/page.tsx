import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentLearner, signOutUrl } from "@/app/current-learner";
import { EarlyPart } from "@/components/site/early-part";
import { FreshPage } from "@/components/site/fresh-page";
import { joinFirst } from "@/components/site/return-to";
import { SiteHeader } from "@/components/site/site-header";
import { TerminalAccess } from "@/components/terminal/terminal-access";
import type { Learner } from "@/lib/contract/session";
import { getServices } from "@/lib/server/services";

export const metadata: Metadata = { title: "Your own terminal" };

/** A personal token, and what to do with it in a shell of one's own. */
export default async function TerminalPage() {
  const learner = await currentLearner();
  if (!learner) redirect(joinFirst("/terminal"));
  const life = await tokenLife(learner);
  return (
    <>
      <FreshPage writing={crypto.randomUUID()} />
      <SiteHeader
        learner={learner}
        signOutUrl={await signOutUrl()}
        place={{ label: "Your own terminal", href: "/terminal" }}
      />
      <main id="main" className="mx-auto w-full max-w-3xl grow px-4 py-10">
        <h1 className="text-2xl font-semibold tracking-tight">Your own terminal</h1>
        <p className="mt-2 max-w-[65ch] leading-7 text-muted">
          With a token you reach your sandbox <code className="text-text">{learner.team}</code> from
          any shell that has curl. What you send counts as if you had sent it from the lab. The
          token reaches your sandbox and nothing else, and keeps working when you sign out.
        </p>
        <EarlyPart>
          <TerminalAccess
            key={life?.madeAt}
            app={await appOrigin()}
            canRestart={getServices().sandboxes.can.restart.has("pushgateway")}
            life={life}
          />
        </EarlyPart>
      </main>
    </>
  );
}

async function tokenLife(learner: Learner) {
  const life = await getServices().sessions.tokens.lifeOf(learner);
  if (!life) return null;
  const isoTime = (ms: number) => new Date(ms).toISOString();
  return { madeAt: isoTime(life.madeAtMs), endsAt: isoTime(life.endsAtMs) };
}

/** As the browser has it: the one that was set, else the host that it asked for. */
async function appOrigin(): Promise<string> {
  const { publicUrl } = getServices().env;
  return publicUrl?.origin ?? `http://${(await headers()).get("host") ?? "localhost"}`;
}
