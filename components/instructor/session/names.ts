"use client";

import { useMemo } from "react";
import { browserSetting } from "@/components/ui/browser-setting";
import type { BoardLearner } from "@/lib/contract/classroom/board";
import { useBoardState } from "./board-session";

const setting = browserSetting("scrapelab.board.names", ["shown", "hidden"], "shown");

export const setNamesHidden = (isHidden: boolean) => setting.set(isHidden ? "hidden" : "shown");

export function useAreNamesHidden(): boolean {
  return setting.use() === "hidden";
}

/** How learners and teams are called on this page. */
export interface Names {
  of(learner: Pick<BoardLearner, "id" | "name">): string;
  /** The team where it says more than the name. */
  teamOf(learner: Pick<BoardLearner, "team">): string;
  /** An address with a team's name in it. */
  addressOf(at: string): string;
  /** By the id of a learner, who may have gone. */
  ofId(id: string): string;
}

/** Real names, or numbers in the order of joining, which stay while the class does. */
export function useNames(): Names {
  const learners = useBoardState((page) => page.learners);
  const isHidden = useAreNamesHidden();
  return useMemo(() => namesOf(learners, isHidden), [learners, isHidden]);
}

function namesOf(learners: ReadonlyMap<string, BoardLearner>, isHidden: boolean): Names {
  const gone = "Somebody who left";
  if (!isHidden) {
    return {
      of: ({ name }) => name,
      teamOf: ({ team }) => team,
      addressOf: (at) => at,
      ofId: (id) => learners.get(id)?.name ?? gone,
    };
  }
  const inOrder = [...learners.values()].sort(
    (a, b) => Date.parse(a.joinedAt) - Date.parse(b.joinedAt) || (a.id < b.id ? -1 : 1),
  );
  const numbers = new Map(inOrder.map(({ id }, index) => [id, `Learner ${index + 1}`]));
  return {
    of: ({ id }) => numbers.get(id) ?? gone,
    teamOf: () => "",
    addressOf: () => "its address",
    ofId: (id) => numbers.get(id) ?? gone,
  };
}
