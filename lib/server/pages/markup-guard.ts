/**
 * Comes before all other scripts of a page. Text that a script of the page makes HTML from can't hold
 * `<meta name=referrer>` and `<meta http-equiv=refresh>`: the two would tell the page's address, which has
 * the ticket in it, to another site, and no content policy keeps them from it. All else that leads away is
 * in the policy. A policy of Trusted Types would do it too, but not in every browser.
 */
export const markupGuardScript = `{
  const calm = (html) => String(html)
    .replace(/<(?=meta\\b)/gi, "&lt;")
    .replace(/referrerpolicy/gi, "data-$&");
  for (const [{ prototype }, name] of [[Element, "innerHTML"], [Element, "outerHTML"], [ShadowRoot, "innerHTML"]]) {
    const own = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(prototype, name, { ...own, set(html) { own.set.call(this, calm(html ?? "")); } });
  }
  for (const [{ prototype }, name, at] of [
    [Element, "insertAdjacentHTML", 1], [Range, "createContextualFragment", 0], [DOMParser, "parseFromString", 0],
  ]) {
    const own = prototype[name];
    prototype[name] = function (...args) { return own.apply(this, args.with(at, calm(args[at]))); };
  }
}`;
