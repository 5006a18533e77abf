import { readDrafts, saveDraft } from "@/lib/client/api";
import type { DraftKeeper, DraftPorts } from "@/lib/client/draft-keeper";
import type { ExternalStore } from "@/lib/client/external-store";
import type { Draft } from "@/lib/contract/drafts";
import type { LiveEvent } from "@/lib/contract/events";
import type { LabState } from "./lab-state";

interface Saving {
  lab: string;
  /** What tells this browser from the learner's others. */
  device: () => string;
  store: ExternalStore<LabState>;
  /** The newest revision of each step's draft that this page has seen. */
  revisions: Map<string, number>;
}

/** Keeps drafts on the server; where another device has written meanwhile, its draft stands beside this one. */
export function saveTo({ lab, device, store, revisions }: Saving): DraftPorts["save"] {
  return async (step, draft, isLastWord) => {
    const seen = { revision: revisions.get(step) ?? 0, device: device() };
    const saved = await saveDraft({ lab, step }, draft, seen, isLastWord);
    if (saved.ok) {
      revisions.set(step, saved.value.revision);
      return true;
    }
    const { error } = saved;
    if (error.kind !== "problem" || error.problem.code !== "draft-changed") return false;
    const other = await readOther(lab, step);
    if (!other) return false;
    store.set((now) => ({ elsewhere: { ...now.elsewhere, [step]: other } }));
    return "changed";
  };
}

async function readOther(lab: string, step: string) {
  const read = await readDrafts(lab);
  const draft = read.ok ? read.value.drafts[step] : undefined;
  return read.ok && draft ? { draft, revision: read.value.revisions[step] ?? 0 } : null;
}

/** Goes on with this page's draft of a step, or with the one that another device has written. */
export function chooseDraft(
  { store, revisions }: Pick<Saving, "store" | "revisions">,
  keeper: Pick<DraftKeeper, "write">,
): (step: string, which: "this" | "other") => void {
  return (step, which) => {
    const { elsewhere, drafts } = store.get();
    const { [step]: other, ...others } = elsewhere;
    if (!other) return;
    revisions.set(step, other.revision);
    const chosen: Draft = which === "other" ? other.draft : (drafts[step] ?? other.draft);
    store.set({ elsewhere: others, drafts: { ...drafts, [step]: chosen } });
    keeper.write(step, chosen);
  };
}

type Told = Extract<LiveEvent, { event: "draft" }>["data"];

/** Takes over what another device has written, unless something is on its way from here. */
export function adoptDraft(
  { lab, device, store, revisions }: Saving,
  keeper: Pick<DraftKeeper, "isUnsaved">,
): (told: Told) => Promise<void> {
  return async ({ lab: of, step, revision, device: by }) => {
    if (of !== lab || revision <= (revisions.get(step) ?? 0)) return;
    if (by === device()) return void revisions.set(step, revision);
    if (keeper.isUnsaved(step)) return;
    const other = await readOther(lab, step);
    if (!other || keeper.isUnsaved(step)) return;
    // Of two that were told one after another the later answer may be the older one.
    if (other.revision <= (revisions.get(step) ?? 0)) return;
    revisions.set(step, other.revision);
    store.set(({ drafts }) => ({ drafts: { ...drafts, [step]: other.draft } }));
  };
}
