"use client";

import { useEffect, useLayoutEffect } from "react";
import { usePageScript } from "@/components/ui/use-page-script";

declare global {
  interface Window {
    /** Ends what the page's own script hears; the address that a link, Back or Forward has led to, if one has. */
    takeEarlyAddress?: () => string | null;
  }
}

/** Hears where within this document one goes before React has taken the page over. */
const earlyAddressScript =
  typeof window === "undefined"
    ? `(function(w){var address=null;
function hear(){address=location.href}
w.addEventListener("popstate",hear);
w.takeEarlyAddress=function(){w.removeEventListener("popstate",hear);delete w.takeEarlyAddress;return address}
})(window)`
    : "";

/**
 * Keeps the address true where the browser changes it without the router. When React takes the page over, the
 * router writes the address that it has read earlier; and to an entry of the history that is not its own, such as
 * a link to a part of the page makes, it does not come back. `nonce` is that of the page's policy.
 */
export function EarlyAddress({ nonce }: { nonce: string | undefined }) {
  usePageScript(earlyAddressScript, nonce);
  // Before any effect reads the address.
  useLayoutEffect(putRight, []);
  useEffect(() => {
    // The router hears of what is written to the history from its own effect on, which comes after this one.
    queueMicrotask(tellRouter);
    window.addEventListener("popstate", tellRouter);
    return () => window.removeEventListener("popstate", tellRouter);
  }, []);
  return null;
}

function putRight(): void {
  const address = window.takeEarlyAddress?.() ?? window.location.href;
  if (address === window.location.href) return;
  if (new URL(address).pathname === window.location.pathname) {
    window.history.replaceState(null, "", address);
  } else {
    // A browser that does not tell the router of it.
    window.location.replace(address);
  }
}

function tellRouter(): void {
  if (window.history.state === null) window.history.replaceState(null, "", window.location.href);
}
