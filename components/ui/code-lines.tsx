import { Fragment } from "react";
import { breakLongWords } from "./break-long-words";
import { holdHyphens } from "./hold-hyphens";

/** Code as lines of its own, for the hanging indent of a `CodeFrame`; a copy of it is the text again. */
export function CodeLines({ text }: { text: string }) {
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.map((line, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
    <span key={i} className="line">
      <CodeText text={line} />
      {i < lines.length - 1 && "\n"}
    </span>
  ));
}

/** Code that breaks between words, and within one only where a small screen could not show it whole. */
export function CodeText({ text }: { text: string }) {
  return breakLongWords(text).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
    <Fragment key={i}>
      {i > 0 && <wbr />}
      <HeldHyphens text={part} />
    </Fragment>
  ));
}

function HeldHyphens({ text }: { text: string }) {
  return holdHyphens(text).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={i} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
}
