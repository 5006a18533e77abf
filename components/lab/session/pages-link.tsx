interface PagesLinkProps {
  page: "prometheus" | "pushgateway";
  /** Stands in Prometheus' own expression field then. */
  expression?: string;
  /** Opens its graph over this range (`15m`), not its table. */
  graphRange?: string | undefined;
}

/**
 * Opens the real page of the learner's own server in a tab that knows nothing of this one. The address
 * with its ticket is made when the link is followed.
 */
export function PagesLink({ page, expression = "", graphRange = "" }: PagesLinkProps) {
  const range = graphRange && `&range=${graphRange}`;
  const query = expression.trim() && `?expr=${encodeURIComponent(expression)}${range}`;
  return (
    <a
      href={`/api/sandbox/pages/${page}${query}`}
      target="_blank"
      rel="noopener noreferrer"
      title="In a new tab"
      className="shrink-0 rounded text-[13px] whitespace-nowrap text-muted hover:text-text hover:underline"
    >
      Open {page === "prometheus" ? "Prometheus" : "Pushgateway"} <span aria-hidden>↗</span>
    </a>
  );
}
