/** True where a key belongs to what has the focus: a field, an editor, an open dialog's own controls. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest("input:not([type=checkbox]), textarea, select, [role=textbox]") !== null)
  );
}
