"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { signOut } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";

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
        This browser forgets who you are. Your sandbox, your progress and your drafts cannot be
        reached any more after that: joining again, even under the same name, makes a new sandbox.
      </p>
      <div role="alert" className="empty:hidden">
        {error && <p className="mt-3 text-sm text-failed">You are still signed in. {error}</p>}
      </div>
    </Dialog>
  );
}
