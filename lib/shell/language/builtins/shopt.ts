import { refused } from "@/lib/shell/language/faults";
import type { Builtin, Process } from "@/lib/shell/language/process/process";
import { readOptions } from "./read-options";
import { optionNames, setOption } from "./set";

/** Each with what it is at the beginning. */
const names = new Map<string, boolean>(
  (
    "autocd- assoc_expand_once- cdable_vars- cdspell- checkhash- checkjobs- checkwinsize+ cmdhist+ " +
    "compat31- compat32- compat40- compat41- compat42- compat43- compat44- complete_fullquote+ " +
    "direxpand- dirspell- dotglob- execfail- expand_aliases- extdebug- extglob- extquote+ failglob- " +
    "force_fignore+ globasciiranges+ globskipdots+ globstar- gnu_errfmt- histappend- histreedit- " +
    "histverify- hostcomplete+ huponexit- inherit_errexit- interactive_comments+ lastpipe- lithist- " +
    "localvar_inherit- localvar_unset- login_shell- mailwarn- no_empty_cmd_completion- nocaseglob- " +
    "nocasematch- noexpand_translation- nullglob- patsub_replacement+ progcomp+ progcomp_alias- " +
    "promptvars+ restricted_shell- shift_verbose- sourcepath+ syslog_history- varredir_close- xpg_echo-"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, -1), entry.endsWith("+")]),
);

/** Those whose change would have to do something that this shell does not. */
const unheeded = new Set([
  ...[
    "expand_aliases",
    "extdebug",
    "localvar_inherit",
    "localvar_unset",
    "execfail",
    "varredir_close",
  ],
  ...[
    "autocd",
    "cdable_vars",
    "cdspell",
    "compat31",
    "compat32",
    "compat40",
    "compat41",
    "compat42",
  ],
  ...["compat43", "compat44", "globasciiranges", "patsub_replacement", "globskipdots"],
  ...[
    "interactive_comments",
    "assoc_expand_once",
    "noexpand_translation",
    "shift_verbose",
    "sourcepath",
  ],
]);

const isOn = (process: Process, name: string) =>
  process.shopt.get(name) ?? names.get(name) ?? false;

export const shopt: Builtin = async (process, args) => {
  const asked = readOptions(args, "suqpo");
  if ("fault" in asked) return process.failed(`shopt: ${asked.fault}`, 2);
  const { options, rest } = asked;
  const isSetting = options.has("s") || options.has("u");
  const known = options.has("o") ? optionNames : [...names.keys()].sort();
  if (rest.length > 0) return ofNames(process, rest, options, known);
  for (const name of known) {
    const isWanted = !isSetting || valueOfOption(process, name, options) === options.has("s");
    if (isWanted) await show(process, name, options);
  }
  return 0;
};

async function ofNames(
  process: Process,
  words: readonly string[],
  options: Options,
  known: readonly string[],
): Promise<number> {
  let status = 0;
  for (const name of words) {
    if (!known.includes(name)) {
      const kind = options.has("o") ? "option" : "shell option";
      status = await process.failed(`shopt: ${name}: invalid ${kind} name`);
    } else if (options.has("s") || options.has("u")) change(process, name, options);
    else if (!(await show(process, name, options))) status = 1;
  }
  return status;
}

type Options = ReadonlyMap<string, string>;

const valueOfOption = (process: Process, name: string, options: Options) =>
  options.has("o") ? process.has(name) : isOn(process, name);

function change(process: Process, name: string, options: ReadonlyMap<string, string>): void {
  const wanted = options.has("s");
  if (options.has("o")) setOption(process, name, wanted);
  else if (unheeded.has(name) && wanted !== isOn(process, name)) {
    throw refused(`shopt ${wanted ? "-s" : "-u"} ${name}`);
  } else process.shopt.set(name, wanted);
}

/** Whether it is on. */
async function show(process: Process, name: string, options: Options): Promise<boolean> {
  const value = valueOfOption(process, name, options);
  if (options.has("q")) return value;
  const dash = options.has("o") ? `set ${value ? "-" : "+"}o` : `shopt ${value ? "-s" : "-u"}`;
  const line = options.has("p") ? `${dash} ${name}` : `${name.padEnd(15)}\t${value ? "on" : "off"}`;
  await process.print(`${line}\n`);
  return value;
}
