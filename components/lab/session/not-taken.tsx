"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { usePaused } from "./lab-session";

/** What was sent during a pause of the class; it is offered again when the class goes on. */
export function NotTaken({ message, onSendAgain }: { message: string; onSendAgain: () => void }) {
  const isPaused = usePaused();
  // The answer may come before this page hears of the pause.
  const [wasPaused, setWasPaused] = useState(isPaused);
  if (isPaused && !wasPaused) setWasPaused(true);
  if (isPaused) return <p>{message}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p>
        {wasPaused ? "The class goes on. What you wrote during the pause is still here." : message}
      </p>
      <Button size="small" onClick={onSendAgain}>
        Try it now
      </Button>
    </div>
  );
}
