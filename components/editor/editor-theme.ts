import type { editor } from "monaco-editor/editor";
import { useSyncExternalStore } from "react";

type Scheme = "light" | "dark";

interface ThemeRegistry {
  editor: Pick<typeof editor, "defineTheme">;
}

const themeOf = (scheme: Scheme) => `scrapelab-${scheme}`;

/** Makes the editors' themes, light and dark, from the page's own tokens. */
export function definePageThemes(monaco: ThemeRegistry): void {
  for (const scheme of ["light", "dark"] as const) {
    monaco.editor.defineTheme(themeOf(scheme), readTheme(scheme));
  }
}

/** The theme that goes with the page as it looks now. */
export function usePageTheme(): string {
  return useSyncExternalStore(followScheme, () => themeOf(pageScheme()));
}

const darkSystem = "(prefers-color-scheme: dark)";

/** As CSS has it: where the reader forces colours, a chosen theme does not count. */
function pageScheme(): Scheme {
  const { colorScheme } = getComputedStyle(document.documentElement);
  if (colorScheme === "light" || colorScheme === "dark") return colorScheme;
  return matchMedia(darkSystem).matches ? "dark" : "light";
}

function followScheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const queries = [darkSystem, "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", onChange);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", onChange);
  };
}

function readTheme(scheme: Scheme): editor.IStandaloneThemeData {
  const token = readTokens(scheme);
  const ground = token("--code-ground");
  return {
    base: scheme === "dark" ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: bare(token("--text")) },
      { token: "comment", foreground: bare(token("--muted")) },
      { token: "keyword", foreground: bare(token("--unknown")) },
      { token: "type", foreground: bare(token("--unknown")) },
      { token: "variable", foreground: bare(token("--text")) },
      { token: "attribute", foreground: bare(token("--unknown")) },
      // Where an inherited theme is bright red or faint: options, substitutions and here-documents of a shell.
      { token: "attribute.name", foreground: bare(token("--code-label")) },
      { token: "metatag", foreground: bare(token("--muted")) },
      { token: "string", foreground: bare(token("--passed")) },
      { token: "string.help", foreground: bare(token("--muted")) },
      { token: "number", foreground: bare(token("--waiting")) },
      { token: "delimiter", foreground: bare(token("--muted")) },
    ],
    colors: {
      "editor.background": ground,
      "editor.foreground": token("--text"),
      "editorCursor.foreground": token("--text"),
      "editorLineNumber.foreground": token("--line-strong"),
      "editorLineNumber.activeForeground": token("--text"),
      "editor.lineHighlightBackground": token("--raised"),
      "editor.lineHighlightBorder": "#00000000",
      "editorWidget.background": token("--panel"),
      "editorWidget.border": token("--line"),
      "editorSuggestWidget.background": token("--panel"),
      "editorSuggestWidget.border": token("--line"),
      "editorSuggestWidget.foreground": token("--text"),
      "editorSuggestWidget.selectedBackground": token("--line"),
      "editorSuggestWidget.selectedForeground": token("--text"),
      "editorSuggestWidget.highlightForeground": token("--focus"),
      "editorSuggestWidget.focusHighlightForeground": token("--focus"),
      "list.hoverBackground": token("--ground"),
      "input.background": token("--ground"),
      "scrollbar.shadow": "#00000000",
      focusBorder: token("--focus"),
    },
  };
}

/** A token's colour as the browser computes it in that scheme, whichever the page is in. */
function readTokens(scheme: Scheme): (name: string) => string {
  const probe = document.createElement("span");
  probe.hidden = true;
  // Where the reader forces colours, each token would read as the colour of text. Monaco keeps its own.
  probe.style.setProperty("forced-color-adjust", "none");
  probe.dataset.scheme = scheme;
  document.body.append(probe);
  const colours = new Map<string, string>();
  const names = ["--text", "--muted", "--unknown", "--waiting", "--passed", "--code-label"];
  const grounds = [
    "--code-ground",
    "--line",
    "--line-strong",
    "--panel",
    "--ground",
    "--raised",
    "--focus",
  ];
  for (const name of [...names, ...grounds]) {
    probe.style.color = `var(${name})`;
    colours.set(name, toHex(getComputedStyle(probe).color));
  }
  probe.remove();
  return (name) => colours.get(name) ?? "#808080";
}

/** `rgb(29, 28, 26)` as `#1d1c1a`. */
function toHex(colour: string): string {
  const channels = colour.match(/[\d.]+/g)?.slice(0, 3) ?? [];
  return `#${channels.map((each) => Math.round(Number(each)).toString(16).padStart(2, "0")).join("")}`;
}

const bare = (hex: string) => hex.slice(1);
