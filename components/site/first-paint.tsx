"use client";

import { usePageScript } from "@/components/ui/use-page-script";

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
 * Records what is done in parts marked `data-early` until `takeEarly` is called for each (see `useEarlyInput`): of
 * clicks those on a button or a step, of keys those that write nothing; one that is for no part is for the first. The
 * last is what is selected in the field that has the focus.
 * A form is not sent by the browser itself: that would load the page anew.
 */
const earlyScript =
  typeof window === "undefined"
    ? `(function(w,d){var done=[],place=[],types=["input","change","click","keydown","submit","keyup","pointerup"];
function part(t){return t.closest&&t.closest("[data-early]")}
function writes(e){return e.key==="Tab"||e.target.matches("input,textarea,select")&&!e.ctrlKey&&!e.metaKey}
function record(e){var t=e.target,isKey=e.type==="keydown";
if(isKey&&t===d.body)t=d.querySelector("[data-early]")||t;
if(!part(t)||isKey&&writes(e))return;
if(e.type==="submit")return e.preventDefault();
if(t.setSelectionRange&&/^(in|keyu|po)/.test(e.type))place=["select",t,t.value,e,t.selectionStart,t.selectionEnd];
if(/up$/.test(e.type))return;
if(e.type==="click")t=t.closest("button,[data-step]");
if(t)done.push([e.type,t,t.value||"",e])}
types.forEach(function(n){w.addEventListener(n,record,true)});
w.takeEarly=function(p){var own=[];done=done.filter(function(e){return part(e[1])!==p||!own.push(e)});
if(place[1]===d.activeElement&&part(place[1])===p)own.push(place);
p.removeAttribute("data-early");
if(!d.querySelector("[data-early]"))types.forEach(function(n){w.removeEventListener(n,record,true)});
return own}
})(window,document)`
    : "";

/** `nonce` is that of the page's policy. */
export function FirstPaint({ nonce }: { nonce: string | undefined }) {
  usePageScript(`${rememberScript};${earlyScript}`, nonce);
  return null;
}
