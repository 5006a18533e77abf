import { getSession } from "@/lib/client/api";
import { sayInSight, sayOpened } from "@/lib/client/classroom";
import type { DraftKeeper } from "@/lib/client/draft-keeper";
import type { ExternalStore } from "@/lib/client/external-store";
import { followLiveEvents } from "@/lib/client/live-events";
import { onSessionChange } from "@/lib/client/session-channel";
import type { TeamView } from "@/lib/contract/classroom/team";
import { mergeDrafts } from "@/lib/contract/drafts";
import type { Learner } from "@/lib/contract/session";
import { askWhileSilent } from "./ask-server";
import { followOpened } from "./follow-opened";
import { followSight, type Sight } from "./follow-sight";
import type { LabActions } from "./lab-actions";
import type { LabOutline } from "./lab-outline";
import { type LabState, withLiveEvent, withSandbox } from "./lab-state";
import type { adoptDraft } from "./save-drafts";
import { isNewTeam } from "./seen-team";

interface Followed {
  lab: LabOutline;
  learner: Learner;
  store: ExternalStore<LabState>;
  actions: LabActions;
  drafts: DraftKeeper;
  /** Has the server write anew what it knows of the learner. */
  refresh: () => void;
  /** Hears of what another device has written. */
  adopt: ReturnType<typeof adoptDraft>;
  /** The revision of each draft that this page has seen. */
  revisions: Map<string, number>;
}

/** Subscribes an open lab to all that reaches it from outside; the returned function ends it. */
export function followLab(followed: Followed): () => void {
  const { lab, store, learner, actions, drafts } = followed;
  store.set((now) => withSandbox(now, now.sandbox, Date.now()));
  if (isNewTeam(learner)) store.set({ hasMoved: true });
  const recovered = drafts.recover(store.get().drafts);
  // Of what an earlier page has left here nothing tells which revision that page had seen.
  for (const step of Object.keys(recovered)) followed.revisions.delete(step);
  store.set((now) => ({ drafts: { ...now.drafts, ...recovered } }));
  actions.followAddress();
  store.set({ isAtAddress: true });
  const sight = followSight(learner.id, (isInSight) => void sayInSight(isInSight));
  const ends = [
    followServer(followed, sight),
    sight.stop,
    followOpened(store, (step) => void sayOpened({ lab: lab.id, step })),
    askWhileSilent(lab.id, store),
    onSessionChange((id) => store.set({ session: sessionOf(id, learner) })),
    // By a click or a key alone: the focus also passes through steps on its way elsewhere.
    listen(document, "click", (event) => chooseByTarget(event.target, actions)),
    listen(window, "popstate", actions.followAddress),
    listen(window, "pagehide", () => drafts.flush(true)),
    listen(window, "online", () => drafts.flush()),
    drafts.followOthers((step, draft) =>
      store.set((now) => ({
        drafts: { ...now.drafts, [step]: mergeDrafts(now.drafts[step] ?? draft, draft) },
      })),
    ),
  ];
  return () => {
    drafts.flush();
    for (const end of ends) end();
  };
}

function followServer(
  { lab, learner, store, drafts, refresh, adopt }: Followed,
  sight: Pick<Sight, "connected">,
) {
  const at = { lab: lab.id, team: learner.team };
  /** Another team has other servers: nothing on this page is true any more but what was written. */
  function moveOn(): void {
    drafts.flush(true);
    window.location.reload();
  }
  let shownName = learner.name;
  /**
   * What is told when the stream opens again says it too: it ends with the change, and another one that follows at
   * once is told to nobody.
   */
  function seeOwnName({ members }: TeamView): void {
    const name = members.find(({ id }) => id === learner.id)?.name ?? shownName;
    if (name === shownName) return;
    shownName = name;
    refresh();
  }
  return followLiveEvents(
    { learnerId: learner.id, lab: lab.id },
    {
      onEvent(event) {
        if (event.event === "draft") return void adopt(event.data);
        const change = event.event === "session" ? event.data.change : null;
        if (change === "moved") return moveOn();
        if (event.event === "team") seeOwnName(event.data);
        const before = store.get().session;
        store.set((now) => withLiveEvent(now, at, event, Date.now()));
        // Who was moved while this page was not connected is not told so.
        if (before === "mine" && store.get().session === "other-learner") {
          void askWhoWeAre(learner, store, moveOn);
        }
      },
      onState(connection) {
        store.set({ connection });
        if (connection === "live") sight.connected();
      },
      onFailedAttempt: () => void askWhoWeAre(learner, store, moveOn),
    },
  );
}

/** An event stream cannot tell a lost session from a lost connection; this can. */
async function askWhoWeAre(
  learner: Learner,
  store: ExternalStore<LabState>,
  moveOn: () => void,
): Promise<void> {
  const session = await getSession();
  if (store.get().session === "removed") return;
  const found = session.ok ? session.value.learner : null;
  if (found?.id === learner.id && found.team !== learner.team) return moveOn();
  if (session.ok) store.set({ session: sessionOf(session.value.learner.id, learner) });
  else if (session.error.kind === "problem" && session.error.problem.code === "not-signed-in") {
    store.set({ session: "signed-out" });
  }
}

function sessionOf(id: string | null, learner: Learner): LabState["session"] {
  if (id === null) return "signed-out";
  return id === learner.id ? "mine" : "other-learner";
}

function chooseByTarget(target: EventTarget | null, actions: LabActions): void {
  const region = target instanceof Element && target.closest("[data-step]");
  if (region) actions.choose(region.id);
}

/** Hears of an event before the part of the page that it happens in. */
function listen(target: EventTarget, type: string, listener: (event: Event) => void): () => void {
  target.addEventListener(type, listener, true);
  return () => target.removeEventListener(type, listener, true);
}
