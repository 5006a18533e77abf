import { useId } from "react";
import { CodeFrame } from "@/components/ui/code-frame";
import { CodeLines } from "@/components/ui/code-lines";

interface TerminalCommandProps {
  title: string;
  command: string;
}

/** A command under its name, with a button that copies it whole. */
export function TerminalCommand({ title, command }: TerminalCommandProps) {
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
    </section>
  );
}
