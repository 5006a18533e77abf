"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useFormAction } from "@/components/ui/use-form-action";
import { explainApiError } from "@/lib/client/api-error";
import { signInInstructor } from "@/lib/client/instructor/board";

interface SignInState {
  name: string;
  error: string | null;
  isSignedIn: boolean;
}

/** Signs an instructor in and opens the board. React replays a submission that was made before it arrived. */
export function SignInForm() {
  const [state, signIn, isPending] = useFormAction(
    async (_: SignInState, form: FormData): Promise<SignInState> => {
      const name = String(form.get("name") ?? "");
      const signedIn = await signInInstructor(String(form.get("password") ?? ""), name);
      if (!signedIn.ok) return { name, error: explainApiError(signedIn.error), isSignedIn: false };
      window.location.reload();
      return { name, error: null, isSignedIn: true };
    },
    { name: "", error: null, isSignedIn: false },
  );

  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.error !== null) password.current?.select();
  }, [state]);

  return (
    <form action={signIn} noValidate className="flex flex-col gap-4">
      <Field label="Password" error={state.error}>
        {(control) => (
          <TextInput
            {...control}
            ref={password}
            type="password"
            name="password"
            required
            autoComplete="current-password"
          />
        )}
      </Field>
      <Field
        label="Your name"
        description="So that your learners and the other instructors see who helps. May be left empty."
      >
        {(control) => (
          <TextInput
            {...control}
            key={state.name}
            name="name"
            defaultValue={state.name}
            autoComplete="name"
            spellCheck={false}
          />
        )}
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="large"
        isBusy={isPending || state.isSignedIn}
        className="self-start"
      >
        Sign in
      </Button>
    </form>
  );
}
