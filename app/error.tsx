"use client";

import { RetryNotice } from "@/components/site/retry-notice";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="main" className="mx-auto w-full max-w-3xl grow px-4 py-10 sm:py-16">
      <RetryNotice error={error} retry={retry} />
    </main>
  );
}
