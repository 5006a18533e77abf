import { Toast } from "@base-ui/react/toast";

/** Short messages that stand above the page for a while, and are read to a screen reader. */
export type Notices = ReturnType<typeof createNotices>;

export function createNotices() {
  const manager = Toast.createToastManager();
  return {
    manager,
    /** Something was done that shows nowhere else. */
    done: (text: string) => void manager.add({ title: text }),
    /** Something could not be done; it stays until it is dismissed. */
    failed: (text: string) =>
      void manager.add({ title: text, type: "failed", timeout: 0, priority: "high" }),
  };
}
