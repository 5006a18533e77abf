"use client";

import { LoaderCircle } from "lucide-react";
import { Suspense } from "react";
import { Kbd } from "@/components/ui/kbd";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Exchange } from "./use-exchange";

const ResponseAnswer = lazyPart(() =>
  import("./response-answer").then((part) => part.ResponseAnswer),
);

const ResponseUnknown = lazyPart(() =>
  import("./response-unknown").then((part) => part.ResponseUnknown),
);

/** The gateway's answer to the step's last request, with what it means. */
export function RequestResponse({ exchange }: { exchange: Exchange | null }) {
  return (
    <section
      aria-label="Response"
      aria-live="polite"
      aria-busy={exchange?.kind === "sending"}
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
      {exchange?.kind === "sending" && (
        <p className="flex items-center gap-2 text-muted">
          <LoaderCircle aria-hidden className="size-4 animate-spin" /> Waiting for the gateway.
        </p>
      )}
      {exchange?.kind === "failed" && (
        <p role="alert" className="text-failed">
          No answer. <span className="text-text">{exchange.message}</span>
        </p>
      )}
      <Suspense fallback={null}>
        {exchange?.kind === "unknown" && <ResponseUnknown {...exchange} />}
        {exchange?.kind === "answered" && <ResponseAnswer {...exchange} />}
      </Suspense>
    </section>
  );
}
