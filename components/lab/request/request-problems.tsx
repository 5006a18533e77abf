"use client";

import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { EditorMarker } from "@/components/editor/editor-marker";
import { InlineCode } from "@/components/markdown/inline-code";
import { useSettled } from "@/components/ui/use-settled";

interface RequestProblemsProps {
  markers: readonly EditorMarker[];
  onGoTo: (line: number, column: number) => void;
}

const mostShown = 20;
/** Of the same remark; mistakes are all told. */
const mostAlike = 3;
/** Nobody wants to hear of what goes away with the next key. */
const announceAfterMs = 1000;

/** The places that the editor marks, as a list for those who do not see the marks; a click goes there. */
export function RequestProblems({ markers, onGoTo }: RequestProblemsProps) {
  const shown = withoutMostAlike(markers).slice(0, mostShown);
  const count = useSettled("", markers.length, announceAfterMs);
  return (
    <div>
      <p aria-live="polite" className="sr-only">
        {count > 0 && (count === 1 ? "1 problem" : `${count} problems`)}
      </p>
      {markers.length > 0 && (
        <ul
          aria-label="Problems"
          className="max-h-24 shrink-0 overflow-y-auto border-t px-4 py-1.5 text-[13px] leading-5"
        >
          {shown.map((marker) => (
            <li key={`${marker.line}:${marker.startColumn}:${marker.code}`} className="flex gap-2">
              <MarkerIcon severity={marker.severity} />
              <p className="min-w-0 [overflow-wrap:anywhere]">
                <button
                  type="button"
                  className="text-muted underline underline-offset-2"
                  onClick={() => onGoTo(marker.line, marker.startColumn)}
                >
                  Line {marker.line}, column {marker.startColumn}
                </button>{" "}
                <InlineCode text={marker.message} />
              </p>
            </li>
          ))}
          {markers.length > shown.length && (
            <li className="text-muted">and {markers.length - shown.length} more</li>
          )}
        </ul>
      )}
    </div>
  );
}

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const colours = { error: "text-failed", warning: "text-warning", info: "text-muted" } as const;

function MarkerIcon({ severity }: Pick<EditorMarker, "severity">) {
  const Icon = icons[severity];
  return <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colours[severity]}`} />;
}

function withoutMostAlike(markers: readonly EditorMarker[]): EditorMarker[] {
  const counts = new Map<string, number>();
  return markers.filter(({ severity, code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return severity !== "info" || count <= mostAlike;
  });
}
