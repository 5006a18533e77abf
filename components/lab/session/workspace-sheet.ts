import { createExternalStore, useStore } from "@/lib/client/external-store";

/** On a narrow page the workspace is a sheet below the instructions; on a wide one this has no effect. */
const sheet = createExternalStore({ isRaised: false });

export function useIsSheetRaised(): boolean {
  return useStore(sheet, ({ isRaised }) => isRaised);
}

/** Raises it, and the focus goes along to the tab that is open. */
export function enterWorkspace(): void {
  raiseWorkspaceSheet();
  // What is hidden takes no focus.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('#workspace [role="tab"][aria-selected="true"]')?.focus(),
  );
}

/** For whatever leads from a step into the workspace. */
export function raiseWorkspaceSheet(): void {
  sheet.set({ isRaised: true });
}

export function lowerWorkspaceSheet(): void {
  sheet.set({ isRaised: false });
}
