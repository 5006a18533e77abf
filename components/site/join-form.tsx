"use client";

import { useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { joinSession } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";
import { learnerNameSchema } from "@/lib/contract/join-request";

interface JoinState {
  name: string;
  error: string | null;
  hasJoined: boolean;
}

/**
 * Joins with a name and opens `returnTo`. React replays a submission that was made before it arrived,
 * so an early Enter is not lost.
 */
export function JoinForm({ returnTo }: { returnTo: string }) {
  const [state, join, isPending] = useActionState(
    async (_: JoinState, form: FormData): Promise<JoinState> => {
      const typed = String(form.get("name") ?? "");
      const next = await tryToJoin(typed);
      if (next.hasJoined) window.location.assign(returnTo);
      return next;
    },
    { name: "", error: null, hasJoined: false },
  );

  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.error !== null) input.current?.focus();
  }, [state]);

  return (
    <form action={join} noValidate className="flex flex-col gap-4 sm:flex-row sm:items-start">
      <Field label="Your name" error={state.error} className="grow">
        {(control) => (
          <TextInput
            {...control}
            ref={input}
            key={state.name}
            name="name"
            required
            defaultValue={state.name}
            autoComplete="name"
            autoCapitalize="words"
            spellCheck={false}
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="large"
        isBusy={isPending || state.hasJoined}
        className="sm:mt-6"
      >
        Join
      </Button>
    </form>
  );
}

async function tryToJoin(name: string): Promise<JoinState> {
  const parsed = learnerNameSchema.safeParse(name);
  if (!parsed.success) {
    const error = parsed.error.issues[0]?.message ?? "Type your name.";
    return { name, error, hasJoined: false };
  }
  const joined = await joinSession(parsed.data);
  return joined.ok
    ? { name, error: null, hasJoined: true }
    : { name, error: explainApiError(joined.error), hasJoined: false };
}
