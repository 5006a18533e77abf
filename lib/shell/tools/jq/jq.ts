import { type CustomCommand, defineCommand } from "just-bash/browser";
import { mendProgram } from "./mend-program";

/** How many words follow an option as its values. */
const values: Readonly<Record<string, number>> = {
  "--arg": 2,
  "--argjson": 2,
  "--slurpfile": 2,
  "--rawfile": 2,
};

/** Options that the simulated jq passes over, or takes for another. */
const refused = /^(-\w*[jafL]\w*|--(join-output|ascii-output|from-file|seq|stream|indent)(=.*)?)$/;

/** The simulated jq, with what it has otherwise mended or refused by name. */
export const jq: CustomCommand = defineCommand("jq", async (args, { origCommand }) => {
  const refuse = (what: string) => ({
    stdout: "",
    stderr: `jq: ${what} is not supported in this shell\n`,
    exitCode: 2,
  });
  if (!origCommand) return refuse("jq");
  const words = [...args];
  let at = 0;
  while (/^-./.test(words[at] ?? "")) {
    const word = words[at] ?? "";
    if (refused.test(word)) return refuse(`option ${word}`);
    at += 1 + (values[word] ?? 0);
  }
  const program = words[at];
  if (program === undefined) return origCommand(args);
  const mended = mendProgram(program);
  if ("refused" in mended) return refuse(mended.refused);
  words[at] = mended.program;
  return origCommand(words);
});
