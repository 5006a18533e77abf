/** The page's tokens as a canvas can use them. */
export type ChartColours = ReturnType<typeof readChartColours>;

/** `light-dark()` is resolved by a property alone, so an element has to wear each colour once. */
export function readChartColours(host: HTMLElement) {
  const probe = document.createElement("span");
  probe.hidden = true;
  host.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    "series-1": read("series-1"),
    "series-2": read("series-2"),
    "series-3": read("series-3"),
    "series-4": read("series-4"),
    "series-5": read("series-5"),
    "series-6": read("series-6"),
    text: read("text"),
    muted: read("muted"),
    line: read("line"),
    panel: read("panel"),
    failed: read("failed"),
  };
  probe.remove();
  return colours;
}

/** Calls back when the theme changes, by choice or with the system; the returned function ends it. */
export function followTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme", "class", "style"] });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", changed);
  };
}
