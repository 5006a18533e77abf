"use client";

import { useServerInsertedHTML } from "next/navigation";
import { useRef } from "react";

/**
 * Puts what this browser remembers (theme, mode, width of the instructions) on the root element before
 * the first paint, so that nothing flashes or moves when React arrives.
 */
const script = `(function(r){try{var s=localStorage;
var t=s.getItem("scrapelab.theme");if(t==="light"||t==="dark")r.dataset.theme=t;
if(s.getItem("scrapelab.mode")==="expert")r.dataset.mode="expert";
var w=parseFloat(s.getItem("scrapelab.split"));if(w>=20&&w<=70)r.style.setProperty("--split",w+"%")
}catch(e){}})(document.documentElement)`;

/** Written by the server alone: a script that React renders in the browser would not run. */
export function FirstPaint() {
  const isWritten = useRef(false);
  useServerInsertedHTML(() => {
    if (isWritten.current) return null;
    isWritten.current = true;
    return <script>{script}</script>;
  });
  return null;
}
