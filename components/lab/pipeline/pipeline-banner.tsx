"use client";

import { CircleAlert, Info } from "lucide-react";
import { Suspense } from "react";
import { useLabState } from "@/components/lab/session/lab-session";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { useIsOffline } from "@/lib/client/use-is-offline";
import { type Notice, noticeOf } from "./pipeline-notice";

const StartSandbox = lazyPart(() => import("./start-sandbox").then((part) => part.StartSandbox));

/**
 * A slim line for what keeps the page from working, with what happens next, or over the foot of the page where it goes
 * by itself; empty while all is well.
 */
export function PipelineBanner() {
  const isOffline = useIsOffline();
  const notice = useLabState((state) => noticeOf(state, isOffline), isSameNotice);
  return (
    <div role="status" aria-label="Sandbox">
      {notice && (notice.isPassing ? <PassingNote {...notice} /> : <NoticeLine notice={notice} />)}
    </div>
  );
}

function isSameNotice(a: Notice | null, b: Notice | null): boolean {
  return a?.text === b?.text && a?.action === b?.action;
}

function NoticeLine({ notice: { text, action, isLost } }: { notice: Notice }) {
  const Icon = isLost ? CircleAlert : Info;
  return (
    <div
      className={`flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 text-sm sm:px-5 ${isLost ? "bg-failed-ground" : "bg-waiting-ground"}`}
    >
      <Icon aria-hidden className={`size-4 shrink-0 ${isLost ? "text-failed" : "text-waiting"}`} />
      <span className="min-w-0 grow basis-48">{text}</span>
      {action === "reload" && (
        <Button size="small" onClick={() => window.location.reload()}>
          Reload
        </Button>
      )}
      {action === "start" && (
        <Suspense>
          <StartSandbox />
        </Suspense>
      )}
    </div>
  );
}

/** As the note that the browser is offline. */
function PassingNote({ text }: Pick<Notice, "text">) {
  return (
    <p className="pointer-events-none fixed bottom-16 left-1/2 z-30 flex w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 items-start gap-2 rounded border border-failed/40 bg-failed-ground px-3 py-1.5 text-[13px] leading-5">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
      {text}
    </p>
  );
}
