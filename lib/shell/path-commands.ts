import { defineCommand, type ResolvedCommandContext } from "just-bash/browser";

const said = (stdout: string) => ({ stdout, stderr: "", exitCode: 0 });
const failed = (stderr: string) => ({ stdout: "", stderr: `${stderr}\n`, exitCode: 1 });

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

const mktemp = defineCommand("mktemp", async (args, { fs, cwd }) => {
  const isDirectory = args.some((word) => /^(-\w*d\w*|--directory)$/.test(word));
  const isInTmp = args.some((word) => /^-\w*t\w*$/.test(word));
  const folder = args[args.indexOf("-p") + 1];
  const named = args.filter(
    (word) => !word.startsWith("-") && !(args.includes("-p") && word === folder),
  );
  const template = named[0] ?? "tmp.XXXXXXXXXX";
  const marks = /X{3,}(?=[^X/]*$)/.exec(template)?.[0];
  if (marks === undefined) return failed(`mktemp: too few X's in template ‘${template}’`);
  const random = crypto.getRandomValues(new Uint8Array(marks.length));
  const name = [...random].map((byte) => letters.charAt(byte % letters.length)).join("");
  const end = template.lastIndexOf(marks);
  const filled = template.slice(0, end) + name + template.slice(end + marks.length);
  const parent = args.includes("-p") ? folder : isInTmp || named.length === 0 ? "/tmp" : undefined;
  const path = parent === undefined ? filled : `${parent}/${filled}`;
  const full = fs.resolvePath(cwd, path);
  if (!(await fs.exists(fs.resolvePath(full, "..")))) {
    const kind = isDirectory ? "directory" : "file";
    return failed(
      `mktemp: failed to create ${kind} via template ‘${template}’: No such file or directory`,
    );
  }
  await (isDirectory ? fs.mkdir(full) : fs.writeFile(full, ""));
  return said(`${path}\n`);
});

const realpath = defineCommand("realpath", async (args, context) => {
  const files = args.filter((word) => !word.startsWith("-"));
  const options = args.filter((word) => word.startsWith("-")).join(" ");
  if (files.length === 0) {
    return failed("realpath: missing operand\nTry 'realpath --help' for more information.");
  }
  const answers = await Promise.all(files.map((file) => realPathOf(file, options, context)));
  return {
    stdout: answers.map((path) => (path === null ? "" : `${path}\n`)).join(""),
    stderr: files
      .filter((_, at) => answers[at] === null)
      .map((file) => `realpath: ${file}: No such file or directory\n`)
      .join(""),
    exitCode: answers.includes(null) ? 1 : 0,
  };
});

/** The last part of a path need not be there, as with GNU; null where one before it is not. */
async function realPathOf(
  file: string,
  options: string,
  { fs, cwd }: ResolvedCommandContext,
): Promise<string | null> {
  const path = fs.resolvePath(cwd, file);
  if (await fs.exists(path)) return fs.realpath(path);
  const isMissingRight = /-m|--canonicalize-missing/.test(options);
  const isParentThere = await fs.exists(fs.resolvePath(path, ".."));
  const isExactAsked = /-e|--canonicalize-existing/.test(options);
  return isMissingRight || (isParentThere && !isExactAsked) ? path : null;
}

/** What scripts ask for and the simulated bash does not have. */
export const pathCommands = [mktemp, realpath];
