import { Fragment } from "react";
import { breakLongWords } from "./break-long-words";
import { holdHyphens } from "./hold-hyphens";

/** Code as lines of its own, for the hanging indent of a `CodeFrame`; a copy of it is the text again. */
export function CodeLines({ text }: { text: string }) {
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.map((line, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
    <span key={i} className="line">
      {breakLongWords(line).map((part, j) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nor have its parts
        <Fragment key={j}>
          {j > 0 && <wbr />}
          <HeldHyphens text={part} />
        </Fragment>
      ))}
      {i < lines.length - 1 && "\n"}
    </span>
  ));
}

function HeldHyphens({ text }: { text: string }) {
  return holdHyphens(text).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: nor have these
      <span key={i} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
}
