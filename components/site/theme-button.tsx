"use client";

import { SunMoon } from "lucide-react";
import { Button } from "@/components/ui/button";
import { currentTheme, setTheme } from "@/components/ui/theme";

export function ThemeButton() {
  return (
    <Button
      variant="ghost"
      size="icon"
      title="Switch between light and dark"
      aria-label="Switch between light and dark"
      onClick={() => setTheme(currentTheme() === "dark" ? "light" : "dark")}
    >
      <SunMoon aria-hidden className="size-4" />
    </Button>
  );
}
