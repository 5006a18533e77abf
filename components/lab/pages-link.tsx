import { ExternalLink } from "lucide-react";

interface PagesLinkProps {
  page: "prometheus" | "pushgateway";
  /** Stands in Prometheus' own expression field then. */
  expression?: string;
}

const names = { prometheus: "Open Prometheus", pushgateway: "Open Pushgateway" } as const;

/**
 * Opens the real page of the learner's own server in a tab that knows nothing of this one. The address
 * with its ticket is made when the link is followed.
 */
export function PagesLink({ page, expression = "" }: PagesLinkProps) {
  const query = expression.trim() === "" ? "" : `?${new URLSearchParams({ expr: expression })}`;
  return (
    <a
      href={`/api/sandbox/pages/${page}${query}`}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex shrink-0 items-center gap-1 rounded text-[13px] whitespace-nowrap text-muted underline-offset-2 hover:text-text hover:underline"
    >
      {names[page]}
      <ExternalLink aria-hidden className="size-3" />
      <span className="sr-only"> (new tab)</span>
    </a>
  );
}
