"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useFormAction } from "@/components/ui/use-form-action";
import { joinSession } from "@/lib/client/api";
import { explainApiError } from "@/lib/client/api-error";

interface ResumeState {
  typed: string;
  problem: string | null;
  isBack: boolean;
}

/** Continues as who one was, by the three words of the resume code. */
export function ResumeForm({ returnTo }: { returnTo: string }) {
  const [state, resume, isPending] = useFormAction(
    async (_: ResumeState, form: FormData): Promise<ResumeState> => {
      const typed = String(form.get("resumeCode") ?? "").trim();
      if (typed === "") return { typed, problem: "Type the three words.", isBack: false };
      const back = await joinSession({ resumeCode: typed });
      if (!back.ok) return { typed, problem: explainApiError(back.error), isBack: false };
      window.location.assign(returnTo);
      return { typed, problem: null, isBack: true };
    },
    { typed: "", problem: null, isBack: false },
  );
  return (
    <form action={resume} noValidate className="flex flex-col gap-3 sm:flex-row sm:items-start">
      <Field
        label="Resume code"
        description="The three words from when you joined; where you are still signed in, they stand under your name."
        error={state.problem}
        className="grow"
      >
        {(control) => (
          <TextInput
            {...control}
            key={state.typed}
            name="resumeCode"
            defaultValue={state.typed}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Button
        type="submit"
        size="large"
        isBusy={isPending || state.isBack}
        className="self-start sm:mt-6"
      >
        Continue
      </Button>
    </form>
  );
}
