/** A message, which writes code between backticks. */
export function InlineCode({ text }: { text: string }) {
  return text.split("`").map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
      <code key={i} className="text-[0.9em]">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
