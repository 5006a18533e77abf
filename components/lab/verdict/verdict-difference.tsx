import { cx } from "class-variance-authority";
import { Fragment } from "react";
import { tellTimes } from "@/components/markdown/message-parts";
import { useTimeText } from "@/components/ui/local-time";
import type { Diagnosis } from "@/lib/domain/verdict/diagnosis";
import { markDifference, type Segment } from "./mark-difference";

/**
 * Expected beside observed, with what differs marked by colour and underline; each below its name where a label would
 * not fit into a line beside it.
 */
export function VerdictDifference({ diagnosis }: { diagnosis: Diagnosis }) {
  const tell = useTimeText();
  const expected = diagnosis.expected && tellTimes(diagnosis.expected, tell);
  const observed = diagnosis.observed && tellTimes(diagnosis.observed, tell);
  if (expected === undefined && observed === undefined) return null;
  const [asked, seen] =
    expected !== undefined && observed !== undefined
      ? markDifference(expected, observed)
      : [plain(expected), plain(observed)];
  return (
    <div className="@container">
      <dl className="grid items-baseline gap-x-3 text-sm @xs:grid-cols-[auto_minmax(0,1fr)] @xs:gap-y-1">
        {expected !== undefined && <Row name="Expected" segments={asked} mark="passed" />}
        {observed !== undefined && <Row name="Observed" segments={seen} mark="failed" />}
      </dl>
    </div>
  );
}

function plain(text: string | undefined): Segment[] {
  return [{ text: text ?? "", isDifferent: false }];
}

interface RowProps {
  name: string;
  segments: Segment[];
  mark: "passed" | "failed";
}

function Row({ name, segments, mark }: RowProps) {
  return (
    <>
      <dt className="text-[13px] text-muted">{name}</dt>
      <dd className="min-w-0 font-mono text-[13px] leading-5 whitespace-pre-wrap [overflow-wrap:anywhere] not-last:mb-1 @xs:not-last:mb-0">
        {segments.map(({ text, isDifferent }, i) =>
          isDifferent ? (
            <mark
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
              key={i}
              className={cx(
                "rounded bg-transparent px-px font-medium underline decoration-2 underline-offset-4",
                mark === "passed" ? "text-passed" : "text-failed",
              )}
            >
              <Labels text={text} />
            </mark>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <span key={i}>
              <Labels text={text} />
            </span>
          ),
        )}
      </dd>
    </>
  );
}

/** A line breaks between labels rather than within one. */
function Labels({ text }: { text: string }) {
  return text.split(/(?<=,)/).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
    <Fragment key={i}>
      {part}
      {part.endsWith(",") && <wbr />}
    </Fragment>
  ));
}
