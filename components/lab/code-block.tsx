import type { ComponentProps } from "react";
import { CopyButton } from "@/components/ui/copy-button";

type CodeBlockProps = ComponentProps<"pre"> & { "data-source"?: string };

/** Code that scrolls inside itself, with a button that copies it as it was written. */
export function CodeBlock({ children, "data-source": source = "" }: CodeBlockProps) {
  const isOneLine = !source.includes("\n");
  return (
    <div className="group/code relative rounded border bg-code">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className={`overflow-x-auto rounded px-3 py-2.5 text-sm leading-6 ${isOneLine ? "pr-24" : "pr-3"}`}
      >
        {children}
      </pre>
      <CopyButton text={source} className="absolute top-1.5 right-1.5" />
    </div>
  );
}
