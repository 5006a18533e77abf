import { defineCommand, type ResolvedCommandContext } from "just-bash/browser";

const said = (stdout: string) => ({ stdout, stderr: "", exitCode: 0 });

const names: readonly (readonly [string, string])[] = [
  ["s", "Linux"],
  ["n", "localhost"],
  ["r", "6.1.0"],
  ["v", "#1 SMP"],
  ["m", "x86_64"],
  ["o", "GNU/Linux"],
];

const uname = defineCommand("uname", async (args) => {
  const letters = args.map((word) => word.replace(/^-+/, "")).join("") || "s";
  const wanted = names.filter(([letter]) => letters.includes(letter) || letters.includes("a"));
  return said(`${wanted.map(([, name]) => name).join(" ")}\n`);
});

const id = defineCommand("id", async (args, { env }) => {
  const user = env.get("USER") ?? "learner";
  const letters = args.map((word) => word.replace(/^-/, "")).join("");
  if (letters === "") return said(`uid=1000(${user}) gid=1000(${user}) groups=1000(${user})\n`);
  return said(`${letters.includes("n") ? user : "1000"}\n`);
});

const nproc = defineCommand("nproc", async () => said("1\n"));

/** Several files, between which the simulated one puts blank lines; directories are its own. */
const ls = defineCommand("ls", async (args, context) => {
  const { origCommand } = context;
  if (!origCommand) return { stdout: "", stderr: "", exitCode: 127 };
  const operands = args.filter((word) => !word.startsWith("-"));
  const options = args.filter((word) => word.startsWith("-"));
  const isSorted = options.some((word) => /^-\w*[tSX]/.test(word));
  if (operands.length < 2 || isSorted) return origCommand(args);
  const isListed = !options.some((word) => /^-\w*d/.test(word));
  const isFolder = await Promise.all(
    operands.map(async (path) => isListed && (await isDirectory(path, context))),
  );
  const files = operands.filter((_, at) => !isFolder[at]).sort();
  const folders = operands.filter((_, at) => isFolder[at]).sort();
  const runs = [];
  for (const path of files) runs.push(await origCommand([...options, path]));
  if (folders.length > 0) {
    const ran = await origCommand([...options, ...folders]);
    const title = folders.length === 1 ? `${folders[0]}:\n` : "";
    const gap = runs.some(({ stdout }) => stdout !== "") ? "\n" : "";
    runs.push({ ...ran, stdout: gap + title + ran.stdout });
  }
  return {
    stdout: runs.map(({ stdout }) => stdout).join(""),
    stderr: runs.map(({ stderr }) => stderr).join(""),
    exitCode: Math.max(...runs.map(({ exitCode }) => exitCode)),
  };
});

async function isDirectory(path: string, { fs, cwd }: ResolvedCommandContext): Promise<boolean> {
  const stat = await fs.stat(fs.resolvePath(cwd, path)).catch(() => null);
  return stat?.isDirectory ?? false;
}

/** The simulated one knows the unified form alone, and would print it whatever was asked. */
const diff = defineCommand("diff", async (args, { origCommand }) => {
  const isKnown = args.some((word) => /^(-\w*[uq]\w*|--unified|--brief|--help)$/.test(word));
  if (isKnown) return (await origCommand?.(args)) ?? { stdout: "", stderr: "", exitCode: 127 };
  const stderr = "diff: a comparison without -u or -q is not supported in this shell\n";
  return { stdout: "", stderr, exitCode: 2 };
});

/** What scripts ask the system for, and forms that the simulated commands lack. */
export const systemCommands = [uname, id, nproc, ls, diff];
