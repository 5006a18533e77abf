"use client";

import { useServerInsertedHTML } from "next/navigation";
import { useRef } from "react";

/**
 * Writes a script into the page, once and by the server alone: one that React renders in the browser would not run.
 * `nonce` is that of the page's policy.
 */
export function usePageScript(script: string, nonce: string | undefined): void {
  const isWritten = useRef(false);
  useServerInsertedHTML(() => {
    if (isWritten.current) return null;
    isWritten.current = true;
    return <script nonce={nonce}>{script}</script>;
  });
}
