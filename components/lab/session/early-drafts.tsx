"use client";

import { usePageScript } from "@/components/ui/use-page-script";
import { longestField } from "@/lib/contract/drafts";

/**
 * Keeps what is typed before React has heard of it where it finds it again: in a page that is left before all its
 * scripts have come nothing else saves it. A field says by `data-draft` of which part of a draft it is; the draft is
 * that of the step that the page is going to work for. What React hears of in the end, it saves itself. What the
 * browser loads leaves this out.
 */
const earlyDraftsScript =
  typeof window === "undefined"
    ? `(function(w,d){var typed=[],chosen="";
function click(e){var s=e.target.closest&&e.target.closest("[data-step]");if(s)chosen=s.id}
function input(e){var f=e.target,of=f.closest&&f.closest("[data-drafts]");if(!of||!f.dataset.draft)return;
typed=typed.filter(function(t){return t.field!==f});
var named=d.getElementById(location.hash.slice(1)),step=chosen||named&&named.dataset.step||of.dataset.works;
if(f.closest("[data-early]")&&f.value.length<=${longestField})
typed.push({field:f,key:of.dataset.drafts+step,name:f.dataset.draft.split("."),text:f.value})}
function leave(){typed.forEach(function(t){if(t.field.isConnected)try{var kept=JSON.parse(localStorage.getItem(t.key)),parts;
if(!kept||kept.version!==2)kept={version:2,parts:{}};parts=kept.parts;
(parts[t.name[0]]=parts[t.name[0]]||{})[t.name[1]]=t.text;
localStorage.setItem(t.key,JSON.stringify(kept))}catch(e){}})}
w.addEventListener("click",click,true);["input","change"].forEach(function(n){w.addEventListener(n,input,true)});
w.addEventListener("pagehide",leave)
})(window,document)`
    : "";

/** `nonce` is that of the page's policy. */
export function EarlyDrafts({ nonce }: { nonce: string | undefined }) {
  usePageScript(earlyDraftsScript, nonce);
  return null;
}
