import { useId } from "react";
import { CodeFrame } from "@/components/ui/code-frame";

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
      <CodeFrame source={command}>
        <code>{command}</code>
      </CodeFrame>
    </section>
  );
}
