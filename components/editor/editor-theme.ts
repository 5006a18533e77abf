import type { editor } from "monaco-editor/editor";

interface ThemeRegistry {
  editor: Pick<typeof editor, "defineTheme" | "setTheme">;
}

/** The theme's name; its colours are read anew from the page's tokens whenever they change. */
export const editorTheme = "scrapelab";

/** Keeps the editors in the page's own colours; the returned function ends it. */
export function followPageTheme(monaco: ThemeRegistry): () => void {
  const apply = () => {
    monaco.editor.defineTheme(editorTheme, readTheme());
    monaco.editor.setTheme(editorTheme);
  };
  apply();
  const observer = new MutationObserver(apply);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme", "class", "style"] });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", apply);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", apply);
  };
}

function readTheme(): editor.IStandaloneThemeData {
  const token = readTokens();
  const ground = token("--code-ground");
  return {
    base: isDark(ground) ? "vs-dark" : "vs",
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

/** A token's colour as the browser computes it; `light-dark()` is resolved by a property alone. */
function readTokens(): (name: string) => string {
  const probe = document.createElement("span");
  probe.hidden = true;
  // Where the reader forces colours, each token would read as the colour of text. Monaco keeps its own.
  probe.style.setProperty("forced-color-adjust", "none");
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

function isDark(hex: string): boolean {
  return Number.parseInt(hex.slice(1, 3), 16) < 128;
}

const bare = (hex: string) => hex.slice(1);
