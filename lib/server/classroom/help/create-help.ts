import type { Learner } from "@/lib/contract/session";
import { err, ok } from "@/lib/domain/result";
import type { ClassEvents } from "@/lib/server/classroom/class-events";
import type { NewClassEvent } from "@/lib/server/store/classroom/class-event";
import type { HelpChange, KeptHelp } from "@/lib/server/store/classroom/classroom-store";
import type { Help, HelpError, HelpState } from "./help";
import { helpEntry } from "./help-entry";
import { createHelpLimits } from "./help-limits";
import { changeOf, refusalOf } from "./help-rules";
import { createHelpTeller, type HelpTellerParts } from "./help-teller";

interface HelpParts extends HelpTellerParts {
  events: Pick<ClassEvents, "append">;
}

export function createHelp({ store, events, tell }: HelpParts): Help {
  const { changed, toldOf } = createHelpTeller({ store, tell });
  const admit = createHelpLimits();

  async function happened(
    help: KeptHelp,
    kind: HelpKind,
    more: { words?: string; author?: string; team?: string } = {},
  ): Promise<void> {
    const { words = "", ...whose } = more;
    const { id, learnerId, lab, step } = help;
    const event = { atMs: Date.now(), learnerId, lab, step, ...whose };
    await events.append([{ ...event, kind, data: { help: id, words } }]);
  }

  const changeOwn = async (learner: Learner, change: HelpChange) => {
    const newest = await store.help.newestOf(learner.id);
    const { id: workshop } = await store.workshops.current();
    const at = { id: newest?.id ?? "", workshop };
    return store.help.change(at, ({ state }) => (state === "resolved" ? null : change), Date.now());
  };

  return {
    async ask(learner, request) {
      const admitted = admit(learner.id);
      if (!admitted.ok) return admitted;
      const asked = await store.help.ask({ learnerId: learner.id, ...request }, Date.now());
      if (!asked) return ok(null);
      await happened(asked, "help-asked", { words: asked.words, team: learner.team });
      await changed(learner.id);
      return ok(await toldOf(asked));
    },
    async withdraw(learner) {
      const admitted = admit(learner.id);
      const withdrawn = admitted.ok && (await changeOwn(learner, { state: "resolved", by: null }));
      if (!withdrawn) return admitted;
      await happened(withdrawn, "help-withdrawn", { team: learner.team });
      await changed(learner.id);
      return admitted;
    },
    async hold(learner, isOnHold) {
      const admitted = admit(learner.id);
      if (!admitted.ok) return admitted;
      const held = await changeOwn(learner, { isOnHold });
      if (!held) return err({ kind: "unknown-help" });
      await happened(held, isOnHold ? "help-held" : "help-asked", { team: learner.team });
      await changed(learner.id);
      return ok(await toldOf(held));
    },
    async change({ name }, id, { state, words = "" }) {
      const { id: workshop } = await store.workshops.current();
      let error: HelpError = { kind: "unknown-help" };
      const next = (now: KeptHelp) => {
        const refusal = refusalOf(now, state, name);
        error = refusal ?? error;
        return refusal ? null : changeOf(now, { state, words, name });
      };
      const help = await store.help.change({ id, workshop }, next, Date.now());
      if (!help) return err(error);
      if (words) await happened(help, "help-answered", { words, author: name });
      if (state) await happened(help, kinds[state], { author: name });
      await changed(help.learnerId);
      return ok(helpEntry(help));
    },
    async of({ id }) {
      const newest = await store.help.newestOf(id);
      return newest && toldOf(newest);
    },
  };
}

type HelpKind = Extract<NewClassEvent["kind"], `help-${string}`>;

const kinds = {
  open: "help-released",
  claimed: "help-claimed",
  resolved: "help-resolved",
} as const satisfies Record<HelpState, HelpKind>;
