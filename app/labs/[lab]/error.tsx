"use client";

import { RetryNotice } from "@/components/site/retry-notice";

/** The instructions failed; the workspace beside them goes on. */
export default function LabError({ error, retry }: { error: unknown; retry: () => void }) {
  return <RetryNotice error={error} retry={retry} />;
}
