"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { explainApiError } from "@/lib/client/api-error";
import { deleteOwnData } from "@/lib/client/own-session";

/** Deletes all that is the learner's, after a question: there is no way back. */
export function DeleteOwnData() {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function remove() {
    setBusy(true);
    const gone = await deleteOwnData();
    if (gone.ok) return window.location.assign("/");
    setBusy(false);
    setProblem(explainApiError(gone.error));
  }

  return (
    <>
      {isAsking ? (
        <div className="flex flex-col gap-3 rounded bg-failed-ground p-3">
          <p>
            Your name, attempts, progress and drafts are deleted at once and for good, and your
            sandbox, unless somebody else of your team is in it.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button autoFocus onClick={() => setAsking(false)}>
              Keep everything
            </Button>
            <Button variant="danger" isBusy={isBusy} onClick={() => void remove()}>
              Delete everything now
            </Button>
          </div>
        </div>
      ) : (
        <Button variant="danger" className="self-start" onClick={() => setAsking(true)}>
          Delete my name and attempts
        </Button>
      )}
      <p role="alert" className="text-sm text-failed empty:hidden">
        {problem && `Nothing was deleted. ${problem}`}
      </p>
    </>
  );
}
