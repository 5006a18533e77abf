import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

interface JoinCodeFieldProps {
  description: string;
  value: string;
  onChange: (code: string) => void;
}

/** What learners type to join; may be left empty. */
export function JoinCodeField({ description, value, onChange }: JoinCodeFieldProps) {
  return (
    <Field label="Join code" description={description}>
      {(control) => (
        <TextInput
          {...control}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** The code that was typed; null for none. */
export function joinCodeOf(typed: string): string | null {
  return typed.trim() === "" ? null : typed;
}
