import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { TextInput } from "@/components/ui/text-input";
import type { JoinAnswer } from "@/lib/contract/classroom/join";

interface TeamFieldProps {
  teams: JoinAnswer["teams"];
  value: string;
  problem: string | null;
}

/** A team of those that there are, or, where everybody gets one of their own, somebody's by its name. */
export function TeamField({ teams, value, problem }: TeamFieldProps) {
  if (teams) {
    return (
      <Field label="Team" error={problem}>
        {(control) => (
          <NativeSelect
            {...control}
            key={value}
            name="team"
            defaultValue={value}
            className="w-full"
          >
            <option value="">
              {teams.some(isFree) ? "The next free one" : "Choose your team"}
            </option>
            {teams.map(({ name, members, isLocked }) => (
              <option key={name} value={name} disabled={isLocked}>
                {name}
                {isLocked ? " (locked)" : thereIn(members)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
    );
  }
  return (
    <Disclosure summary="Share somebody's sandbox" isOpen={problem !== null || value !== ""}>
      <Field
        label="Their team"
        description="Its name is on their list of labs. You see and change the same servers."
        error={problem}
      >
        {(control) => (
          <TextInput
            {...control}
            key={value}
            name="team"
            defaultValue={value}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
    </Disclosure>
  );
}

function thereIn(members: number): string {
  if (members === 0) return "";
  return members === 1 ? " (1 is there)" : ` (${members} are there)`;
}

const isFree = ({ members, isLocked }: { members: number; isLocked: boolean }) =>
  members === 0 && !isLocked;
