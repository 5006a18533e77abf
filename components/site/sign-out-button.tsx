"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { signOut } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";

/** Signs out and opens the first page; a failure is told beside the button. */
export function SignOutButton() {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function leave() {
    setIsBusy(true);
    setError(null);
    const left = await signOut();
    if (left.ok) return window.location.assign("/");
    setIsBusy(false);
    setError(explainApiError(left.error));
  }

  return (
    <span className="relative">
      <Button
        variant="ghost"
        isBusy={isBusy}
        onClick={() => void leave()}
        title="Sign out"
        className="max-sm:size-8 max-sm:px-0"
      >
        {!isBusy && <LogOut aria-hidden className="size-4 sm:hidden" />}
        <span className="max-sm:sr-only">Sign out</span>
      </Button>
      <span role="status">
        {error && (
          <span className="absolute top-9 right-0 z-20 w-64 rounded border bg-failed-ground px-3 py-2 text-sm text-failed">
            {error}
          </span>
        )}
      </span>
    </span>
  );
}
