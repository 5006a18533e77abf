import type { ComponentProps } from "react";
import { Callout } from "@/components/ui/callout";
import { FoldingNote } from "./folding-note";

type NoteProps = ComponentProps<"aside"> & { "data-kind"?: string; "data-title"?: string };

/** A warning always stands open; a note is folded for experts. */
export function Note({ children, "data-kind": kind, "data-title": title }: NoteProps) {
  if (kind === "warning") {
    return (
      <Callout tone="warning" {...(title && { title })}>
        {children}
      </Callout>
    );
  }
  return <FoldingNote title={title ?? "Note"}>{children}</FoldingNote>;
}
