"use client";

import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

const themeKey = "scrapelab.theme";
const darkSystem = "(prefers-color-scheme: dark)";

/** The theme now in force: the chosen one, or the system's. Hydration starts with light. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme, () => "light");
}

/** `data-theme` on the root element holds a choice; the first paint already has it (see `first-paint.tsx`). */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "light" || chosen === "dark" ? chosen : systemTheme();
}

/** A choice that equals the system's is not kept, so that the page follows the system again. */
export function setTheme(theme: Theme): void {
  const isSystems = theme === systemTheme();
  if (isSystems) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (isSystems) localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Storage is refused: the choice lasts as long as the page.
  }
}

function systemTheme(): Theme {
  return matchMedia(darkSystem).matches ? "dark" : "light";
}

function subscribe(listener: () => void) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const system = matchMedia(darkSystem);
  system.addEventListener("change", listener);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", listener);
  };
}
