"use client";

import { RetryNotice } from "@/components/site/retry-notice";
import "./globals.css";

/** Replaces the whole document when the root layout itself fails, so it brings its own. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="font-sans text-base">
        <title>Scrapelab</title>
        <main className="mx-auto max-w-3xl px-4 py-16">
          <RetryNotice error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
