"use client";

import { Button } from "@/components/ui/button";
import { useBoardState } from "./board-session";

/** The session has ended while the page was open: what is shown stays, and nothing more comes. */
export function SignedOutNote() {
  const isSignedOut = useBoardState((page) => page.isSignedOut);
  return (
    <div role="alert" className="shrink-0 empty:hidden">
      {isSignedOut && (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b bg-warning-ground px-4 py-2 text-sm">
          <p className="grow">
            You are no longer signed in, perhaps because the password was changed. What you see no
            longer changes.
          </p>
          <Button variant="primary" onClick={() => window.location.reload()}>
            Sign in again
          </Button>
        </div>
      )}
    </div>
  );
}
