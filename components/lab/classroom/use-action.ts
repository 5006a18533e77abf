import { useState } from "react";
import { type ApiError, explainApiError } from "@/lib/client/api-error";
import type { Result } from "@/lib/domain/result";

/** Something a button does on the server: whether it is under way, and why it failed. */
export function useAction(): {
  isBusy: boolean;
  problem: string | null;
  run: (action: () => Promise<Result<unknown, ApiError>>) => Promise<boolean>;
} {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    isBusy,
    problem,
    async run(action) {
      setBusy(true);
      const done = await action();
      setBusy(false);
      setProblem(done.ok ? null : explainApiError(done.error));
      return done.ok;
    },
  };
}
