"use client";

import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

export const themeKey = "scrapelab.theme";

/**
 * The theme now in force. `data-theme` on the root element holds it: the script in the document's head
 * writes it before the first paint, so nothing flashes.
 */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme, () => "light");
}

/** Changes the theme; one that equals the system's is not kept, so that the page follows the system again. */
export function setTheme(theme: Theme): void {
  try {
    if (theme === systemTheme()) localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Storage is refused: the choice lasts as long as the page.
  }
  document.documentElement.dataset.theme = theme;
}

export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === "dark" ? "dark" : "light";
}

function systemTheme(): Theme {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function subscribe(listener: () => void) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
