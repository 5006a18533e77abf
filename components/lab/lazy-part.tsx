"use client";

import type { ComponentType } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/**
 * For `lazy`: a part of the page that is loaded when it is first shown. Where that fails, because the
 * connection is lost, it says so in its place.
 */
export async function lazyPart<Props extends object>(
  loading: Promise<ComponentType<Props>>,
): Promise<{ default: ComponentType<Props> }> {
  try {
    return { default: await loading };
  } catch {
    return { default: NotLoaded };
  }
}

function NotLoaded() {
  return (
    <div role="alert" className="p-4">
      <Callout tone="failed" title="This part of the page could not be loaded">
        <p className="mb-2">The connection may be lost. What you wrote is kept.</p>
        <Button size="small" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </Callout>
    </div>
  );
}
