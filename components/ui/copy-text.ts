/**
 * Copies `text` and tells whether it could. On a page over plain http a browser has no
 * `navigator.clipboard`; there a text area beside `near`, within its dialog, is copied from.
 */
export async function copyText(text: string, near: Element): Promise<boolean> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  const isWritten = await clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  return isWritten === true || copyByCommand(text, near);
}

function copyByCommand(text: string, near: Element): boolean {
  const { activeElement } = document;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.ariaHidden = "true";
  area.tabIndex = -1;
  area.className = "sr-only";
  near.after(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
  return isCopied;
}
