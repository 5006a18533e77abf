import { Output } from "@/lib/shell/tools/output";
import { type ReadOptions, readOptions } from "@/lib/shell/tools/read-options";
import { asBytes, notSupported, type Tool, ToolError, type ToolHost } from "@/lib/shell/tools/tool";

const plan = {
  short: "dDm:vo:g:pt:Tc",
  long: {
    directory: "d",
    mode: "m",
    verbose: "v",
    owner: "o",
    group: "g",
    "target-directory": "t",
    "no-target-directory": "T",
  },
} as const;

const help = "\nTry 'install --help' for more information.";

/** install of GNU: copies files with a mode, and makes folders. */
export const install: Tool = async (args, host) => {
  const read = readOptions(args, plan);
  for (const letter of ["o", "g", "p"]) {
    if (read.has(letter)) throw notSupported(`option -${letter}`);
  }
  const mode = read.value("m") ?? "755";
  if (!/^[0-7]{1,4}$/.test(mode)) throw notSupported(`the mode ${mode}`);
  const run = new Output();
  const setting = { host, run, mode: Number.parseInt(mode, 8), isVerbose: read.has("v") };
  if (read.has("d")) await makeFolders(read.operands, setting);
  else await copyFiles(read, setting);
  return run.ended();
};

interface Setting {
  host: ToolHost;
  run: Output;
  mode: number;
  isVerbose: boolean;
}

async function makeFolders(names: readonly string[], setting: Setting): Promise<void> {
  if (names.length === 0) throw new ToolError(`missing file operand${help}`, 1);
  const { fs, cwd } = setting.host.context;
  for (const name of names) {
    const path = fs.resolvePath(cwd, name);
    await fs.mkdir(path, { recursive: true });
    await fs.chmod(path, setting.mode);
  }
}

async function copyFiles(read: ReadOptions, setting: Setting): Promise<void> {
  const { fs, cwd } = setting.host.context;
  const sources = [...read.operands];
  const target = read.value("t") ?? sources.pop();
  const [first] = sources;
  if (target === undefined) throw new ToolError(`missing file operand${help}`, 1);
  if (first === undefined) {
    throw new ToolError(`missing destination file operand after '${target}'${help}`, 1);
  }
  const folder = await fs.stat(fs.resolvePath(cwd, target)).catch(() => null);
  const isFolder = (folder?.isDirectory ?? false) && !read.has("T");
  if (sources.length > 1 && !isFolder)
    throw new ToolError(`target '${target}': No such file or directory`, 1);
  for (const source of sources) {
    const name = isFolder ? `${target.replace(/\/$/, "")}/${source.split("/").at(-1)}` : target;
    const path = fs.resolvePath(cwd, name);
    if (read.has("D")) await fs.mkdir(fs.resolvePath(path, ".."), { recursive: true });
    await copyFile(source, name, setting);
  }
}

async function copyFile(source: string, name: string, { host, run, mode, isVerbose }: Setting) {
  const { fs, cwd } = host.context;
  const [from, to] = [fs.resolvePath(cwd, source), fs.resolvePath(cwd, name)];
  const stat = await fs.stat(from).catch(() => null);
  const fail = (fault: string) => {
    run.say(`install: ${fault}\n`);
    run.status = 1;
  };
  if (!stat) return fail(`cannot stat '${source}': No such file or directory`);
  if (stat.isDirectory) return fail(`omitting directory '${source}'`);
  if (!(await fs.exists(fs.resolvePath(to, "..")))) {
    return fail(`cannot create regular file '${name}': No such file or directory`);
  }
  await fs.writeFile(to, await fs.readFileBuffer(from));
  await fs.chmod(to, mode);
  if (isVerbose) run.print(asBytes(`'${source}' -> '${name}'\n`));
}
