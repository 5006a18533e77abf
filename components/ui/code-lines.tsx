import { holdHyphens } from "./hold-hyphens";

/** Code as lines of its own, for the hanging indent of a `CodeFrame`; a copy of it is the text again. */
export function CodeLines({ text }: { text: string }) {
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.map((line, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
    <span key={i} className="line">
      {holdHyphens(line).map((part, j) =>
        j % 2 === 0 ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: nor have its parts
          <span key={j} className="whitespace-nowrap">
            {part}
          </span>
        ),
      )}
      {i < lines.length - 1 && "\n"}
    </span>
  ));
}
