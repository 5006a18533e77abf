import type { LabState } from "@/components/lab/session/lab-state";

export interface Notice {
  /** What happened and what happens next. */
  text: string;
  action: "reload" | "start" | null;
  /** Something is broken, rather than on its way. */
  isLost: boolean;
  /** It goes as it came, so that nothing is to move for it. */
  isPassing?: true;
}

type Noticed = Pick<LabState, "session" | "connection"> & { sandbox: NoticedSandbox };
type NoticedSandbox = Pick<LabState["sandbox"], "state" | "detail" | "isExternal">;

/** What the learner has to know before all else; null while everything works. The header tells that the browser is offline. */
export function noticeOf(
  { session, connection, sandbox }: Noticed,
  isOffline: boolean,
): Notice | null {
  if (session === "signed-out") {
    return lost("You are signed out. What you wrote is kept; join again to go on.", "reload");
  }
  if (session === "removed") {
    return lost(
      "You are no longer in this workshop: your name and your attempts were removed. Reload the page to join again.",
      "reload",
    );
  }
  if (session === "other-learner") {
    return lost(
      "Someone else has joined in this browser. Reload the page to go on as them.",
      "reload",
    );
  }
  if (isOffline) return null;
  if (connection === "lost") {
    return {
      ...lost(
        "Connection lost. Reconnecting by itself; what you write meanwhile is kept in this browser.",
        null,
      ),
      isPassing: true,
    };
  }
  return sandboxNotice(sandbox) ?? (connection === "silent" ? silent : null);
}

const silent: Notice = {
  text: "Live updates do not get through to this browser; a proxy in between may hold them back. The page asks for them itself, and everything works.",
  action: null,
  isLost: false,
};

function sandboxNotice({ state, detail, isExternal }: NoticedSandbox): Notice | null {
  switch (state) {
    case "ready":
      return detail === null ? null : lost(detail, null);
    case "starting":
    case "restarting":
      return null;
    case "stopped":
      return {
        text: detail ?? "Your sandbox is asleep. It comes back with its data on the next request.",
        action: "start",
        isLost: false,
      };
    case "failed":
      return lost(detail ?? "Your sandbox could not be started.", isExternal ? null : "start");
    case "full":
      return {
        text: detail ?? "All sandboxes are in use. Yours starts by itself as soon as one is free.",
        action: null,
        isLost: false,
      };
  }
}

function lost(text: string, action: Notice["action"]): Notice {
  return { text, action, isLost: true };
}
