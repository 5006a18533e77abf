"use client";

import { usePageScript } from "@/components/ui/use-page-script";
import { keyOf } from "./kept-places";
import { blocksOfPart } from "./text-in-view";

declare global {
  interface Window {
    /** Ends what the page's own script follows of the reading; true where the reader has scrolled meanwhile. */
    takeEarlyReading?: () => boolean;
  }
}

/**
 * Follows the reading until `followReading` does: a page that is left before all its scripts have come is read
 * too. It finds the place as `findPlace` does, and keeps it as `placesOfTab` and `placesOfLabs` do. Only to what
 * an address names, and after a reload or Back, the browser scrolls by itself. What the browser loads leaves it out.
 */
const earlyReadingScript =
  typeof window === "undefined"
    ? `(function(w,d){var own=false,touched=false,path=location.pathname,
touches=["wheel","touchstart","keydown","pointerdown"];
function pane(){return d.querySelector("#instructions")}
function isMoved(){var p=pane();return Boolean(p&&(p.scrollTop||w.scrollY))}
function isPlain(){var n=performance.getEntriesByType("navigation")[0];return !location.hash&&n&&n.type==="navigate"}
function touch(){touched=true}
function scroll(e){if(e.target===d||e.target===pane())own=own||touched}
function come(){own=own||location.pathname===path}
function place(){var p=pane(),found=null;
var edge=getComputedStyle(p).overflowY==="visible"?0:p.getBoundingClientRect().top;
p.querySelectorAll("[data-place]").forEach(function(part){
[part].concat(Array.from(part.querySelectorAll("${blocksOfPart}"))).forEach(function(e,i){
var key=part.dataset.place,top=e.getBoundingClientRect().top-edge;
if(!found||top<=1)found={anchor:i?key+"/"+(i-1):key,offset:Math.round(-top)}})});
return found}
function leave(){var at=isMoved()&&place(),path=location.pathname;if(at)try{at=JSON.stringify(at);
sessionStorage.setItem("${keyOf("")}"+path,at);
localStorage.setItem("${keyOf("")}"+path.split("/")[2],at)}catch(e){}}
function each(f){touches.forEach(function(n){f(n,touch,{capture:true,passive:true})});
f("scroll",scroll,{capture:true,passive:true});f("pagehide",leave);f("popstate",come)}
each(w.addEventListener.bind(w));
w.takeEarlyReading=function(){each(w.removeEventListener.bind(w));delete w.takeEarlyReading;
return own||isPlain()&&isMoved()}
})(window,document)`
    : "";

/** `nonce` is that of the page's policy. */
export function EarlyReading({ nonce }: { nonce: string | undefined }) {
  usePageScript(earlyReadingScript, nonce);
  return null;
}
