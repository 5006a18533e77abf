"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useFormAction } from "@/components/ui/use-form-action";
import type { JoinAnswer } from "@/lib/contract/classroom/join";
import { TeamField } from "./team-field";
import { emptyJoin, type JoinState, tryToJoin } from "./try-to-join";

interface JoinFormProps {
  returnTo: string;
  invitation: JoinAnswer;
  /** The join code that a link has brought along. */
  code: string;
}

/**
 * Joins with a name and opens `returnTo`. React replays a submission that was made before it arrived,
 * so an early Enter is not lost.
 */
export function JoinForm({ returnTo, invitation, code }: JoinFormProps) {
  const { needsCode, teams, signedInAs } = invitation;
  const isClass = needsCode || teams !== null;
  const [state, join, isPending] = useFormAction(
    async (before: JoinState, form: FormData): Promise<JoinState> => {
      // Who is told that the name is taken and joins again with it, is somebody else.
      const isToldSo = before.isTaken && before.name === form.get("name");
      const next = await tryToJoin(form, !isClass || isToldSo);
      if (next.hasJoined) window.location.assign(returnTo);
      return next;
    },
    { ...emptyJoin, code, name: signedInAs ?? "" },
  );
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const { problem } = state;
    if (problem) form.current?.querySelector<HTMLElement>(`[name="${problem.field}"]`)?.focus();
  }, [state]);
  const problemOf = (field: string) =>
    state.problem?.field === field ? state.problem.message : null;
  const hasCodeField = needsCode || problemOf("code") !== null;

  return (
    <form ref={form} action={join} noValidate className="flex flex-col gap-4">
      <div className="flex flex-col gap-4 sm:flex-row sm:items-start">
        <Field label="Your name" error={problemOf("name")} className="grow">
          {(control) => (
            <TextInput
              {...control}
              key={state.name}
              name="name"
              required
              readOnly={signedInAs !== null}
              defaultValue={state.name}
              autoComplete="name"
              autoCapitalize="words"
              spellCheck={false}
            />
          )}
        </Field>
        {hasCodeField && (
          <Field label="Join code" error={problemOf("code")} className="sm:w-48">
            {(control) => (
              <TextInput
                {...control}
                key={state.code}
                name="code"
                required
                defaultValue={state.code}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
        )}
        <Button
          type="submit"
          variant="primary"
          size="large"
          isBusy={isPending || state.hasJoined}
          className="sm:mt-6"
        >
          Join
        </Button>
      </div>
      <TeamField teams={teams} value={state.team} problem={problemOf("team")} />
      <p role="alert" className="text-sm leading-6 empty:hidden">
        {state.isTaken && (
          <>
            <strong>Were you here before?</strong> Somebody has the name “{state.name}” already. If
            that is you, continue with your resume code below. If not, press Join again, and you get
            a number behind it.
          </>
        )}
      </p>
    </form>
  );
}
