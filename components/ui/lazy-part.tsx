"use client";

import type { ComponentType } from "react";
import { Button } from "./button";

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
    <div role="alert" className="p-4 text-sm">
      <p className="mb-2">
        This part of the page could not be loaded: the connection may be lost. What you wrote is
        kept.
      </p>
      <Button size="small" onClick={() => window.location.reload()}>
        Reload
      </Button>
    </div>
  );
}
