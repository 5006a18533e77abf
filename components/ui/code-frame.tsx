import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

interface CodeFrameProps {
  /** What is copied: the code as it was written. */
  source: string;
  /** Further buttons, before the one that copies. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Code whose long lines wrap, with its buttons beside it. */
export function CodeFrame({ source, actions, children }: CodeFrameProps) {
  return (
    <div className="flex items-start rounded border bg-code">
      <pre className="min-w-0 grow px-3 py-2 text-sm leading-6 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {children}
      </pre>
      {actions}
      <CopyButton text={source} className="m-1" />
    </div>
  );
}
