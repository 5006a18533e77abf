"use client";

import { useEffect } from "react";
import { browserSetting } from "@/components/ui/browser-setting";
import { Switch } from "@/components/ui/switch";

/** `data-mode` on the root element lets the first paint already fold what React will fold. */
const mode = browserSetting("scrapelab.mode", ["normal", "expert"], "normal", (value) => {
  if (value === "expert") document.documentElement.dataset.mode = value;
  else delete document.documentElement.dataset.mode;
});

/** Whether hints and notes start folded. Hydration starts with normal mode. */
export function useIsExpert(): boolean {
  return mode.use() === "expert";
}

export function ExpertModeSwitch() {
  const isExpert = useIsExpert();

  // From here on React folds; what the first paint folded by style may open again.
  useEffect(() => {
    document.body.dataset.hydrated = "";
  }, []);

  return (
    <Switch
      className="whitespace-nowrap"
      label={
        <>
          Expert<span className="max-md:sr-only"> mode</span>
        </>
      }
      isOn={isExpert}
      onChange={(isOn) => mode.set(isOn ? "expert" : "normal")}
    />
  );
}
