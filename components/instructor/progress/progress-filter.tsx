"use client";

import { Popover } from "@base-ui/react/popover";
import { Search, SlidersHorizontal, X } from "lucide-react";
import { useMemo } from "react";
import { useBoardState, useShow } from "@/components/instructor/session/board-session";
import { stepColumns } from "@/components/instructor/session/columns";
import { type Filter, noFilter } from "@/components/instructor/session/filter";
import { setNamesHidden, useAreNamesHidden } from "@/components/instructor/session/names";
import { stateWords } from "@/components/instructor/words/cell-words";
import { diagnosisHeadline } from "@/components/instructor/words/diagnosis-words";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Switch } from "@/components/ui/switch";
import { TextInput } from "@/components/ui/text-input";
import { cellStates } from "@/lib/domain/classroom/need";

type Choice = Exclude<keyof Filter, "words">;

const choiceNames: Readonly<Record<Choice, string>> = {
  ...{ step: "Step", state: "State", diagnosis: "Diagnosis", team: "Team", presence: "Presence" },
};
const choices = Object.keys(choiceNames).filter((key): key is Choice => key !== "words");

const presenceWords = { online: "online", away: "away", "needs-help": "needs help" } as const;

/** Words at once, all else behind a button; what is asked for stands beside it and can be taken away. */
export function ProgressFilter() {
  const filter = useBoardState((page) => page.filter);
  const areNamesHidden = useAreNamesHidden();
  const show = useShow();
  const options = useOptions();
  const set = (change: Partial<Filter>) =>
    show((now) => ({ filter: { ...now.filter, ...change } }));
  const labelOf = (key: Choice) =>
    options[key].find(({ value }) => value === filter[key])?.label ?? filter[key];
  return (
    <div className="ml-auto flex flex-wrap items-center gap-2">
      {choices.map(
        (key) =>
          filter[key] !== "" && (
            <Button
              key={key}
              size="small"
              aria-label={`Show all again: ${choiceNames[key]} ${labelOf(key)}`}
              onClick={() => set({ [key]: "" })}
            >
              <span className="max-w-48 truncate">{labelOf(key)}</span>
              <X aria-hidden className="size-3.5" />
            </Button>
          ),
      )}
      <div className="relative w-36 max-sm:grow 2xl:w-52">
        <Search aria-hidden className="absolute top-2 left-2 size-4 text-muted" />
        <TextInput
          type="search"
          aria-label="Find a learner"
          placeholder="Find"
          value={filter.words}
          onChange={({ currentTarget }) => set({ words: currentTarget.value })}
          className="h-8! pl-7.5 text-sm!"
        />
      </div>
      <Popover.Root>
        <Popover.Trigger className={buttonClass()}>
          <SlidersHorizontal aria-hidden className="size-4" />
          Filter
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner className="z-40" sideOffset={4} align="end">
            <Popover.Popup className="flex w-72 flex-col gap-3 rounded border bg-panel p-3 outline-none">
              <Popover.Title className="sr-only">Which learners to show</Popover.Title>
              {choices.map((key) => (
                <Field key={key} label={choiceNames[key]}>
                  {(control) => (
                    <NativeSelect
                      {...control}
                      className="w-full"
                      value={filter[key]}
                      onChange={({ currentTarget }) => set({ [key]: currentTarget.value })}
                    >
                      <option value="">all</option>
                      {options[key].map(({ value, label }) => (
                        <option key={value} value={value}>
                          {label}
                        </option>
                      ))}
                    </NativeSelect>
                  )}
                </Field>
              ))}
              <Button onClick={() => show({ filter: noFilter })}>Show everybody</Button>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <Switch label="Hide names" isOn={areNamesHidden} onChange={setNamesHidden} />
    </div>
  );
}

interface Option {
  value: string;
  label: string;
}

function useOptions(): Readonly<Record<Choice, readonly Option[]>> {
  const learners = useBoardState((page) => page.learners);
  const workshop = useBoardState((page) => page.workshop);
  const areNamesHidden = useAreNamesHidden();
  return useMemo(() => {
    const teams = new Set<string>();
    const codes = new Set<string>();
    for (const { team, steps } of learners.values()) {
      teams.add(team);
      for (const { diagnosis } of steps) if (diagnosis !== null) codes.add(diagnosis);
    }
    return {
      // A team made from a name tells it.
      team: areNamesHidden ? [] : [...teams].sort().map((team) => ({ value: team, label: team })),
      step: stepColumns(workshop).map(({ key, number, title }) => ({
        value: key,
        label: `${number} ${title}`,
      })),
      state: cellStates.map((state) => ({ value: state, label: stateWords[state] })),
      diagnosis: [...codes]
        .map((code) => ({ value: code, label: diagnosisHeadline(code) }))
        .sort((a, b) => (a.label < b.label ? -1 : 1)),
      presence: Object.entries(presenceWords).map(([value, label]) => ({ value, label })),
    };
  }, [learners, workshop, areNamesHidden]);
}
