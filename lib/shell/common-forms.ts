import { defineCommand } from "just-bash/browser";

const unavailable = { stdout: "", stderr: "", exitCode: 127 };

/** `xargs -n1`: the simulated one takes a value as the next word alone. */
const xargs = defineCommand("xargs", async (args, { origCommand }) => {
  const command = args.findIndex(
    (word, at) => !word.startsWith("-") && !/^-[nIPd]$/.test(args[at - 1] ?? ""),
  );
  const end = command < 0 ? args.length : command;
  const options = args.slice(0, end).flatMap((word) => {
    const [, option, value] = /^(-[nIPd])(.+)$/s.exec(word) ?? [];
    return option === undefined || value === undefined ? [word] : [option, value];
  });
  return origCommand?.([...options, ...args.slice(end)]) ?? unavailable;
});

/** Commands of the simulated bash, with forms of theirs that it lacks. */
export const commonForms = [xargs];
