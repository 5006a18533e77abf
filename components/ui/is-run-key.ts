/** Ctrl+Enter, or Cmd+Enter on macOS: sends, runs or executes what has the focus. */
export function isRunKey(event: { key: string; ctrlKey: boolean; metaKey: boolean }): boolean {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey);
}
