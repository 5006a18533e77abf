"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { signOut } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";
import { OwnResumeCode } from "./own-resume-code";

/** Says what is left behind, then signs out and opens the first page. It is open while it is mounted. */
export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);

  async function leave() {
    setIsBusy(true);
    setError(null);
    const left = await signOut();
    if (left.ok) return window.location.assign("/");
    setIsBusy(false);
    setError(explainApiError(left.error));
  }

  return (
    <Dialog
      ref={dialog}
      title="Sign out"
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => dialog.current?.close()}>Stay</Button>
          <Button isBusy={isBusy} onClick={() => void leave()}>
            Sign out now
          </Button>
        </>
      }
    >
      <p>
        This browser forgets who you are. The way back to your sandbox, your progress and your
        drafts is your resume code, on the first page or on another device:
      </p>
      <OwnResumeCode />
      <p className="mt-3">
        If you made a token for your own terminal, it still reaches your sandbox for 30 days after
        you made it. To end it, revoke it on the page “Your own terminal” before you sign out.
      </p>
      <div role="alert" className="empty:hidden">
        {error && <p className="mt-3 text-sm text-failed">You are still signed in. {error}</p>}
      </div>
    </Dialog>
  );
}
