type Theme = "light" | "dark";

const themeKey = "scrapelab.theme";
const darkSystem = "(prefers-color-scheme: dark)";

/** The theme in force, the chosen one or the system's. `data-theme` on the root element holds a choice; the first paint already has it (see `first-paint.tsx`). */
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
