import { useId } from "react";
import { CodeFrame } from "@/components/ui/code-frame";
import { CodeLines } from "@/components/ui/code-lines";

interface TerminalCommandProps {
  title: string;
  command: string;
  note?: string | undefined;
}

/** A command under its name, with a button that copies it whole. */
export function TerminalCommand({ title, command, note }: TerminalCommandProps) {
  const id = useId();
  const heading = (
    <h3 id={id} className="text-sm font-medium text-text">
      {title}
    </h3>
  );
  return (
    <section aria-labelledby={id} className="min-w-0">
      <CodeFrame source={command} title={heading}>
        <code>
          <CodeLines text={command} />
        </code>
      </CodeFrame>
      {note && <p className="mt-1 px-3 text-[13px] leading-5 text-muted">{note}</p>}
    </section>
  );
}
