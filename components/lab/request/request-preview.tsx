"use client";

import { cx } from "class-variance-authority";
import { InlineCode } from "@/components/markdown/inline-code";
import { LabelChip } from "@/components/ui/label-chip";
import type { Preview, PreviewLabel } from "@/lib/domain/pushgateway/preview/preview";
import type { PathPlace } from "@/lib/domain/pushgateway/preview/preview-path";
import { shorten } from "@/lib/domain/verdict/shorten";
import { type EffectTone, effectTone, explainEffect } from "./grouping-key-words";
import { explainPathError } from "./path-words";
import type { Exchange } from "./use-exchange";

interface RequestPreviewProps {
  method: string;
  path: string;
  preview: Preview;
  lastExchange: Exchange | null;
}

const mostLabels = 4;
const mostOverwritten = 3;

/** What a path is read to, and what the request would do to which group; renewed with every letter. */
export function RequestPreview({ method, path, preview, lastExchange }: RequestPreviewProps) {
  if (method === "GET") {
    return <p className="text-muted">A GET reads; /metrics is what Prometheus scrapes.</p>;
  }
  if (preview.kind === "no-group") {
    return (
      <>
        <p className="text-text [overflow-wrap:anywhere]">
          <InlineCode text={explainPathError(preview.error, path)} />
        </p>
        {preview.place && <MarkedPath path={path} place={preview.place} />}
      </>
    );
  }
  const { labels, overwritten, ignoredQuery, effect } = preview;
  const isDone = effect.kind === "matches-nothing" && hasDeleted(lastExchange, method, path);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted">
        <span>Group</span>
        {labels.slice(0, mostLabels).map((label) => (
          <PreviewChip key={label.name} label={label} />
        ))}
        <More than={mostLabels} of={labels} />
      </p>
      {isDone ? (
        <Sentence tone="plain" text="Sent. The answer is below." />
      ) : (
        <Sentence tone={effectTone(effect)} text={explainEffect(effect)} />
      )}
      {ignoredQuery !== null && (
        <Sentence
          tone="warning"
          text={`The gateway ignores \`${shorten(ignoredQuery)}\`: it reads labels from the path alone, as /name/value.`}
        />
      )}
      {overwritten.slice(0, mostOverwritten).map(({ name, value, written }) => (
        <Sentence
          key={name}
          tone="warning"
          text={`The URL overwrites the label \`${name}\` of the body: ${written.map((each) => `\`${each}\``).join(", ")} becomes \`${value}\`.`}
        />
      ))}
      <More than={mostOverwritten} of={overwritten} />
    </>
  );
}

/** Whether the request as it stands has just been sent, and there was a group for it then. */
function hasDeleted(last: Exchange | null, method: string, path: string): boolean {
  if (last?.kind !== "answered" || last.foretold?.kind !== "group") return false;
  const { request, foretold } = last;
  return foretold.effect.kind === "delete" && request.method === method && request.path === path;
}

function More({ than, of }: { than: number; of: readonly unknown[] }) {
  return of.length > than && <span className="text-muted">and {of.length - than} more</span>;
}

function PreviewChip({ label }: { label: PreviewLabel }) {
  const { name, value, isBase64, forgottenBase64, isRepeated } = label;
  const notes = [
    isBase64 ? "from base64" : "",
    forgottenBase64 ? "taken as written: base64 needs @base64 after the name" : "",
    isRepeated ? "given more than once" : "",
  ];
  const note = notes.filter((each) => each !== "").join(", ");
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <LabelChip name={name} value={value} />
      {note !== "" && <span>({note})</span>}
    </span>
  );
}

function Sentence({ tone, text }: { tone: EffectTone; text: string }) {
  return (
    <p className={cx("[overflow-wrap:anywhere]", tone === "refusal" ? "text-failed" : "text-text")}>
      {tone === "warning" && <span className="font-medium text-warning">Mind: </span>}
      <InlineCode text={text} />
    </p>
  );
}

const shownAround = 80;

/** The path around the part at fault, which is marked. */
function MarkedPath({ path, place: { from, to } }: { path: string; place: PathPlace }) {
  return (
    <code className="text-muted [overflow-wrap:anywhere]">
      {from > shownAround && "…"}
      {path.slice(Math.max(0, from - shownAround), from)}
      <mark className="rounded-sm bg-failed-ground text-failed underline decoration-wavy">
        {path.slice(from, to)}
      </mark>
      {path.slice(to, to + shownAround)}
      {to + shownAround < path.length && "…"}
    </code>
  );
}
