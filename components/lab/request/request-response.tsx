"use client";

import { LoaderCircle } from "lucide-react";
import { Suspense, useEffect, useRef } from "react";
import { whenIdle } from "@/components/editor/when-idle";
import { Kbd } from "@/components/ui/kbd";
import { lazyPart } from "@/components/ui/lazy-part";
import { reveal } from "@/components/ui/reveal";
import type { Exchange } from "./use-exchange";

const ResponseAnswer = lazyPart(() =>
  import("./response-answer").then((part) => part.ResponseAnswer),
);

const NotTaken = lazyPart(() =>
  import("@/components/lab/session/not-taken").then((part) => part.NotTaken),
);

const loadUnknown = () => import("./response-unknown").then((part) => part.ResponseUnknown);
const ResponseUnknown = lazyPart(loadUnknown);

const noMatter = () => undefined;

interface RequestResponseProps {
  exchange: Exchange | null;
  /** Sends what stands in the form now. */
  onSendAgain: () => void;
}

/** The gateway's answer to the step's last request, with what it means. */
export function RequestResponse({ exchange, onSendAgain }: RequestResponseProps) {
  const section = useRef<HTMLElement>(null);
  const isSending = exchange?.kind === "sending";
  // It is needed when the connection is gone, and nothing can be loaded any more.
  useEffect(() => whenIdle(() => loadUnknown().then(noMatter, noMatter)), []);
  useEffect(() => {
    const { current } = section;
    if (isSending && current) reveal(current, current.closest("#workspace"));
  }, [isSending]);
  return (
    <section
      ref={section}
      aria-label="Response"
      aria-live="polite"
      aria-busy={isSending}
      className="flex min-h-36 grow flex-col overflow-y-auto border-t px-4 py-3 text-sm lg:min-h-24 lg:basis-0"
    >
      {!exchange && (
        <p className="text-muted">
          The answer will appear here.
          <span className="pointer-coarse:hidden">
            {" "}
            <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> sends.
          </span>
        </p>
      )}
      {isSending && (
        <p className="flex items-center gap-2 text-muted">
          <LoaderCircle aria-hidden className="size-4 animate-spin" /> Waiting for the gateway.
        </p>
      )}
      {exchange?.kind === "failed" && !exchange.isPaused && (
        <p role="alert" className="text-failed">
          No answer. <span className="text-text">{exchange.message}</span>
        </p>
      )}
      <Suspense fallback={null}>
        {exchange?.kind === "failed" && exchange.isPaused && (
          <NotTaken message={exchange.message} onSendAgain={onSendAgain} />
        )}
        {exchange?.kind === "unknown" && <ResponseUnknown {...exchange} />}
        {exchange?.kind === "answered" && <ResponseAnswer {...exchange} />}
      </Suspense>
    </section>
  );
}
