import { createExternalStore, useStore } from "@/lib/client/external-store";

/** On a narrow page the workspace is a sheet below the instructions; on a wide one this has no effect. */
const sheet = createExternalStore({ isRaised: false });

export function useIsSheetRaised(): boolean {
  return useStore(sheet, ({ isRaised }) => isRaised);
}

/** For whatever leads from a step into the workspace. */
export function raiseWorkspaceSheet(): void {
  sheet.set({ isRaised: true });
}

export function lowerWorkspaceSheet(): void {
  sheet.set({ isRaised: false });
}
