/**
 * Runs in the document's head before the first paint: puts what this browser remembers (theme, mode,
 * width of the instructions) on the root element, so that nothing flashes or moves when React arrives.
 */
export const firstPaintScript = `(function(r,s){try{
var t=s.getItem("scrapelab.theme");if(t==="light"||t==="dark")r.dataset.theme=t;
if(s.getItem("scrapelab.mode")==="expert")r.dataset.mode="expert";
var w=parseFloat(s.getItem("scrapelab.split"));if(w>=20&&w<=70)r.style.setProperty("--split",w+"%")
}catch(e){}})(document.documentElement,window.localStorage||{})`;
