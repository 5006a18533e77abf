"use client";

import { cx } from "class-variance-authority";
import { useLabState } from "@/components/lab/session/lab-session";
import { InlineCode } from "@/components/markdown/inline-code";
import type { SandboxResponse } from "@/lib/contract/sandbox-response";
import { explainDelete, explainResponse } from "./response-meaning";
import type { Exchange } from "./use-exchange";

/** The headers that tell a learner something. */
const shownHeaders = ["location", "allow"];

type ResponseAnswerProps = Pick<
  Extract<Exchange, { kind: "answered" }>,
  "request" | "response" | "foretold"
>;

/** Status with its meaning, how long it took, the headers that matter, and the body. */
export function ResponseAnswer({ request, response, foretold }: ResponseAnswerProps) {
  const groups = useLabState(({ sandbox }) => sandbox.groups);
  const { status, statusText, headers, durationMs } = response;
  const isTaken = status >= 200 && status < 300;
  const meaning =
    request.method === "DELETE" && isTaken
      ? explainDelete(foretold, groups)
      : explainResponse(request, status, headers.location);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className={cx("font-mono font-medium", isTaken ? "text-passed" : "text-failed")}>
          {status} {statusText}
        </span>
        <span className="text-[13px] text-muted tabular-nums">{formatDuration(durationMs)}</span>
        <code className="line-clamp-2 min-w-0 text-[13px] text-muted [overflow-wrap:anywhere]">
          {request.method} {request.path}
        </code>
      </p>
      <p className="mt-1 leading-5 [overflow-wrap:anywhere]">
        <InlineCode text={meaning} />
      </p>
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
  if (body === "") return <p className="mt-2 text-[13px] text-muted">The answer has no body.</p>;
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
