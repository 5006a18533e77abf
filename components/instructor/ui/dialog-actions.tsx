import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";

interface DialogActionsProps extends ComponentProps<typeof Button> {
  onClose: () => void;
}

/** The foot of a dialog that does one thing: away from it, or do it. */
export function DialogActions({ onClose, variant = "primary", ...action }: DialogActionsProps) {
  return (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant={variant} {...action} />
    </>
  );
}
