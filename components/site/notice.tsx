import type { ReactNode } from "react";

/** A page that has nothing else to show: what happened, what it means, what to do. */
export function Notice({
  title,
  children,
  actions,
}: {
  title: string;
  children: ReactNode;
  actions: ReactNode;
}) {
  return (
    <div className="max-w-[60ch] py-4">
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      <div className="mt-2 leading-7 text-muted">{children}</div>
      <div className="mt-5 flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
