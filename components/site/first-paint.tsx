"use client";

import { useServerInsertedHTML } from "next/navigation";
import { useRef } from "react";

/**
 * Puts what this browser remembers (theme, mode, width of the instructions) on the root element before
 * the first paint, so that nothing flashes or moves when React arrives. The page brings this script and the next
 * one: what the browser loads leaves them out.
 */
const rememberScript =
  typeof window === "undefined"
    ? `(function(r){try{var s=localStorage;
var t=s.getItem("scrapelab.theme");if(t==="light"||t==="dark")r.dataset.theme=t;
if(s.getItem("scrapelab.mode")==="expert")r.dataset.mode="expert";
var w=parseFloat(s.getItem("scrapelab.split"));if(w>=20&&w<=70)r.style.setProperty("--split",w+"%")
}catch(e){}})(document.documentElement)`
    : "";

/**
 * Records what is done in parts marked `data-early` until `takeEarly` is called for each (see `replayEarlyInput`).
 * A form is not sent by the browser itself: that would load the page anew.
 */
const earlyScript =
  typeof window === "undefined"
    ? `(function(w,d){var done=[],types=["input","change","click","submit"];
function part(t){return t.closest&&t.closest("[data-early]")}
function record(e){var t=e.target;if(!part(t))return;
if(e.type==="submit")e.preventDefault();
else if(e.type!=="click")done.push([e.type,t,t.value]);
else if((t=t.closest("button")))done.push([e.type,t,""])}
types.forEach(function(n){w.addEventListener(n,record,true)});
w.takeEarly=function(p){var own=[];done=done.filter(function(e){return part(e[1])!==p||!own.push(e)});
p.removeAttribute("data-early");
if(!d.querySelector("[data-early]"))types.forEach(function(n){w.removeEventListener(n,record,true)});
return own}
})(window,document)`
    : "";

/** `nonce` is that of the page's policy. Written by the server alone: a script that React renders in the browser would not run. */
export function FirstPaint({ nonce }: { nonce: string | undefined }) {
  const isWritten = useRef(false);
  useServerInsertedHTML(() => {
    if (isWritten.current) return null;
    isWritten.current = true;
    return <script nonce={nonce}>{`${rememberScript};${earlyScript}`}</script>;
  });
  return null;
}
