"use client";

import { buttonClass } from "@/components/ui/button-class";
import { Notice } from "./notice";

/** For what nobody expected; small, because every page carries it. `error.digest` is how the server's log names it. */
export function RetryNotice({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <Notice
      title="This page could not be shown"
      actions={
        <>
          <button type="button" onClick={retry} className={buttonClass({ variant: "primary" })}>
            Try again
          </button>
          {/* A full load, because what runs in this tab may be what is broken. */}
          <a href="/" className={buttonClass()}>
            Go to the labs
          </a>
        </>
      }
    >
      <p>
        Something went wrong in Scrapelab itself. What you wrote, your progress and your sandbox are
        kept on the server. Trying again often helps; if it does not, tell your instructor
        {digest ? " this number:" : "."}
      </p>
      {digest && <code className="text-text">{digest}</code>}
    </Notice>
  );
}
