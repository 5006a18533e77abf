import type { ComponentProps } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { ScriptButton } from "./script-button";

type CodeBlockProps = ComponentProps<"pre"> & {
  "data-source"?: string;
  "data-language"?: string;
};

/** Code that scrolls inside itself, with a button beside it that copies it as it was written. */
export function CodeBlock({
  children,
  "data-source": source = "",
  "data-language": language,
}: CodeBlockProps) {
  return (
    <div className="flex items-start rounded border bg-code">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-w-0 grow overflow-x-auto rounded px-3 py-2 text-sm leading-6 whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {children}
      </pre>
      {language === "bash" && <ScriptButton text={source} />}
      <CopyButton text={source} className="m-1" />
    </div>
  );
}
