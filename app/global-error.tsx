"use client";

import "./globals.css";

/**
 * Replaces the whole document when the root layout itself fails. It brings its own and builds on nothing
 * else, because every page carries it.
 */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="font-sans text-base">
        <title>Scrapelab</title>
        <main className="mx-auto max-w-3xl px-4 py-16">
          <h1 className="text-xl font-semibold">Scrapelab could not be shown</h1>
          <p className="mt-2 max-w-[60ch] leading-7 text-muted">
            Something went wrong in Scrapelab itself. What you wrote, your progress and your sandbox
            are kept on the server.
          </p>
          <button
            type="button"
            onClick={retry}
            className="mt-5 rounded bg-accent px-3 py-1.5 text-sm font-medium text-on-accent"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
