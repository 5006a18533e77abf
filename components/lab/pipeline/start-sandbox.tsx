"use client";

import { useState } from "react";
import { useLab } from "@/components/lab/session/lab-session";
import { withSandbox } from "@/components/lab/session/lab-state";
import { Button } from "@/components/ui/button";
import { getSandbox } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";

/** Asks for the sandbox, which starts it. */
export function StartSandbox() {
  const { store } = useLab();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function start() {
    setBusy(true);
    const answer = await getSandbox();
    setBusy(false);
    setError(answer.ok ? null : explainApiError(answer.error));
    if (answer.ok) store.set((now) => withSandbox(now, answer.value, Date.now()));
  }
  return (
    <>
      {error && <span className="text-failed">{error}</span>}
      <Button size="small" isBusy={isBusy} onClick={() => void start()}>
        Start the sandbox
      </Button>
    </>
  );
}
