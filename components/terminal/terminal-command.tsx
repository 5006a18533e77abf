import { useId } from "react";
import { CopyButton } from "@/components/ui/copy-button";

interface TerminalCommandProps {
  title: string;
  command: string;
}

/** A command under its name, with a button that copies it whole. */
export function TerminalCommand({ title, command }: TerminalCommandProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 text-sm font-medium">
        {title}
      </h3>
      <div className="flex items-start rounded border bg-code">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="min-w-0 grow overflow-x-auto rounded px-3 py-2 text-sm leading-6"
        >
          <code>{command}</code>
        </pre>
        <CopyButton text={command} className="m-1" />
      </div>
    </section>
  );
}
