"use client";

import { cx } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Kbd } from "@/components/ui/kbd";
import type { SandboxResponse } from "@/lib/contract/sandbox-request";
import { explainResponse } from "./response-meaning";

interface SentRequest {
  method: string;
  path: string;
}

export type Exchange =
  | { kind: "none" }
  | { kind: "sending"; request: SentRequest }
  | { kind: "answered"; request: SentRequest; response: SandboxResponse }
  | { kind: "failed"; request: SentRequest; message: string };

/** The gateway's answer to the last request, with what it means. */
export function RequestResponse({ exchange }: { exchange: Exchange }) {
  return (
    <section
      aria-label="Response"
      aria-busy={exchange.kind === "sending"}
      className="flex min-h-36 shrink-0 basis-2/5 flex-col overflow-y-auto border-t px-4 py-3 text-sm lg:max-h-[45%]"
    >
      {exchange.kind === "none" && (
        <p className="text-muted">
          The answer will stand here. <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> sends.
        </p>
      )}
      {exchange.kind === "sending" && (
        <p className="flex items-center gap-2 text-muted">
          <LoaderCircle aria-hidden className="size-4 animate-spin" /> Waiting for the gateway.
        </p>
      )}
      {exchange.kind === "failed" && (
        <p role="alert" className="text-failed">
          No answer. <span className="text-text">{exchange.message}</span>
        </p>
      )}
      {exchange.kind === "answered" && <Answer {...exchange} />}
    </section>
  );
}

/** The headers that tell a learner something. */
const shownHeaders = ["location", "allow"];

function Answer({ request, response }: { request: SentRequest; response: SandboxResponse }) {
  const { status, statusText, headers, durationMs } = response;
  const isTaken = status >= 200 && status < 300;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2" role="status">
        <span className={cx("font-mono font-medium", isTaken ? "text-passed" : "text-failed")}>
          {status} {statusText}
        </span>
        <span className="text-[13px] text-muted tabular-nums">{formatDuration(durationMs)}</span>
        <code className="min-w-0 text-[13px] text-muted [overflow-wrap:anywhere]">
          {request.method} {request.path}
        </code>
      </p>
      <p className="mt-1 leading-5">{explainResponse(request.method, status)}</p>
      <dl className="mt-1 font-mono text-[13px] leading-5 text-muted">
        {shownHeaders.map(
          (name) =>
            headers[name] && (
              <div key={name} className="flex gap-2">
                <dt>{name}:</dt>
                <dd className="min-w-0 text-text [overflow-wrap:anywhere]">{headers[name]}</dd>
              </div>
            ),
        )}
      </dl>
      <Body response={response} />
    </>
  );
}

function Body({ response: { body, bodyEncoding } }: { response: SandboxResponse }) {
  if (body === "") return <p className="mt-2 text-[13px] text-muted">The body is empty.</p>;
  if (bodyEncoding === "base64") {
    return <p className="mt-2 text-[13px] text-muted">The body is not text and is not shown.</p>;
  }
  return (
    <pre className="mt-2 rounded bg-code p-3 text-[13px] leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {body.slice(0, shownCharacters)}
      {body.length > shownCharacters && "\n…"}
    </pre>
  );
}

const shownCharacters = 100_000;

function formatDuration(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
