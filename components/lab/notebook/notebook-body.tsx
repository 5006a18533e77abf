import type { KeptBody } from "@/lib/contract/attempts";

const bytes = new Intl.NumberFormat("en");

/** A request's body as far as it was kept, with what is missing marked in its place. */
export function NotebookBody({ body }: { body: KeptBody }) {
  switch (body.kind) {
    case "empty":
      return null;
    case "gone":
      return (
        <p className="text-muted">
          The body of {bytes.format(body.bytes)} bytes is no longer kept; those of your newest 500
          attempts are.
        </p>
      );
    case "binary":
      return (
        <>
          <p className="text-muted">A binary body, {bytes.format(body.bytes)} bytes. It begins:</p>
          <NotebookText label="First bytes of the body" text={body.hex} />
        </>
      );
    case "text":
      return body.cutBytes === 0 ? (
        <NotebookText label="Body" text={body.head} />
      ) : (
        <>
          <NotebookText label="Start of the body" text={body.head} />
          <p className="text-muted">
            <span className="font-medium text-text">Cut.</span> {bytes.format(body.cutBytes)} bytes
            between the start and the end were not kept.
          </p>
          <NotebookText label="End of the body" text={body.tail} />
        </>
      );
  }
}

/** Text as it was written, never more than a few lines high. */
export function NotebookText({ label, text }: { label: string; text: string }) {
  return (
    <figure
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-40 overflow-auto rounded border bg-code px-3 py-2"
    >
      <pre className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</pre>
    </figure>
  );
}
