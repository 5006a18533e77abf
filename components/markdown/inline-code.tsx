import { CodeText } from "@/components/ui/code-lines";
import { LocalTime } from "@/components/ui/local-time";
import { messageParts } from "./message-parts";

/** A message, which writes code between backticks, and times in UTC, which are shown in the browser's zone. */
export function InlineCode({ text }: { text: string }) {
  return messageParts(text).map(({ kind, text: part }, i) =>
    kind === "code" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
      <code key={i} className="text-[0.9em]">
        <CodeText text={part} />
      </code>
    ) : kind === "time" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <LocalTime key={i} at={part} />
    ) : (
      part
    ),
  );
}
