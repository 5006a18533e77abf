import { browserSetting } from "@/components/ui/browser-setting";

/** What the Tab key does in every editor; remembered in this browser. */
export const tabKey = browserSetting("scrapelab.tab-key", ["inserts", "moves"], "inserts");

export function toggleTabKey(): void {
  tabKey.set(tabKey.get() === "inserts" ? "moves" : "inserts");
}

/** The keys that free the Tab key, as people of this platform write them. */
export function toggleKeys(platform: string): string {
  return /mac|iphone|ipad/i.test(platform) ? "Ctrl+Shift+M" : "Ctrl+M";
}
