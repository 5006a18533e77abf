import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

interface CodeFrameProps {
  /** What is copied: the code as it was written. */
  source: string;
  /** What the code is, beside the buttons. */
  title?: ReactNode;
  /** Further buttons, before the one that copies. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Code with its buttons above it. Long lines wrap with a hanging indent, which tells them from lines of their own. */
export function CodeFrame({ source, title, actions, children }: CodeFrameProps) {
  return (
    <div className="min-w-0 rounded border bg-code">
      <div className="flex min-h-9 items-center gap-1 pr-0.5 pl-3">
        <div className="min-w-0 grow text-xs text-muted">{title}</div>
        {actions}
        <CopyButton text={source} />
      </div>
      <pre className="hangs px-3 pb-2 text-sm leading-6">{children}</pre>
    </div>
  );
}
