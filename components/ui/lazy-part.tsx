"use client";

import { type ComponentType, type LazyExoticComponent, lazy, useEffect, useState } from "react";

type Load<Props extends object> = () => Promise<ComponentType<Props>>;

const retryMs = 4000;

/**
 * A part of the page that is loaded when it is first shown. Where that fails, because the connection is
 * lost, it says so in its place, and tries again by itself.
 */
export function lazyPart<Props extends object>(
  load: Load<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({
    default: await load().catch(() => (props: Props) => <Retrying load={load} props={props} />),
  }));
}

interface RetryingProps<Props extends object> {
  load: Load<Props>;
  props: Props;
}

/** `lazy` itself would keep the failure for as long as the page is open. */
function Retrying<Props extends object>({ load, props }: RetryingProps<Props>) {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (Part) return;
    const timer = setInterval(() => load().then((part) => setPart(() => part), noMatter), retryMs);
    return () => clearInterval(timer);
  }, [load, Part]);
  return Part ? (
    <Part {...props} />
  ) : (
    <p role="alert" className="p-4 text-sm">
      This part could not be loaded. It is tried again by itself; what you wrote is kept.
    </p>
  );
}

const noMatter = () => undefined;
