"use client";

import { cx } from "class-variance-authority";
import type { Lens, LensLabel } from "@/lib/domain/lens";
import type { PathPlace } from "@/lib/domain/lens-path";
import { type EffectTone, effectTone, explainEffect } from "./grouping-key-words";
import { InlineCode } from "./inline-code";
import { LabelChip } from "./label-chip";
import { explainPathError } from "./path-words";

interface RequestLensProps {
  method: string;
  path: string;
  lens: Lens;
}

/** What a path is read to, and what the request would do to which group; renewed with every letter. */
export function RequestLens({ method, path, lens }: RequestLensProps) {
  if (method === "GET") {
    return <p className="text-muted">A GET reads; /metrics is what Prometheus scrapes.</p>;
  }
  if (lens.kind === "no-group") {
    return (
      <>
        <p className="text-text">{explainPathError(lens.error)}</p>
        {lens.place && <MarkedPath path={path} place={lens.place} />}
      </>
    );
  }
  const { labels, overwritten, effect } = lens;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
        <span>Group</span>
        {labels.map((label) => (
          <LensChip key={label.name} label={label} />
        ))}
      </p>
      <Sentence tone={effectTone(effect)} text={explainEffect(effect)} />
      {overwritten.map(({ name, value, written }) => (
        <Sentence
          key={name}
          tone="warning"
          text={`The URL overwrites the label \`${name}\` of the body: ${written.map((each) => `\`${each}\``).join(", ")} becomes \`${value}\`.`}
        />
      ))}
    </>
  );
}

function LensChip({ label: { name, value, isBase64, isRepeated } }: { label: LensLabel }) {
  const notes = [isBase64 ? "from base64" : "", isRepeated ? "given more than once" : ""];
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
      {tone === "warning" && <span className="font-medium text-waiting">Mind: </span>}
      <InlineCode text={text} />
    </p>
  );
}

/** The path with the part at fault marked. */
function MarkedPath({ path, place: { from, to } }: { path: string; place: PathPlace }) {
  return (
    <code className="text-muted [overflow-wrap:anywhere]">
      {path.slice(0, from)}
      <mark className="rounded-sm bg-failed-ground text-failed underline decoration-wavy">
        {path.slice(from, to)}
      </mark>
      {path.slice(to)}
    </code>
  );
}
