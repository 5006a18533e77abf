import { singleQuoted } from "@/lib/domain/pushgateway/forms/quote-word";
import { asBytes, notSupported, type Tool, type ToolHost } from "@/lib/shell/tools/tool";
import { type Plan, parseFind } from "./parse";
import { printFound } from "./print-found";
import type { Compare, Found, Test } from "./tree";

/** find of GNU, with the predicates that scripts use; the rest is refused by name. */
export const find: Tool = async (args, host) => {
  const plan = await parseFind(args, host);
  const run: Run = { host, out: "", said: "", isPruned: false, hasQuit: false, nowMs: Date.now() };
  for (const root of plan.roots) await walk({ path: root, depth: 0, plan, run });
  await finish(plan.test, run);
  return { out: run.out, said: run.said, status: run.said === "" ? 0 : 1 };
};

interface Run {
  host: ToolHost;
  out: string;
  said: string;
  isPruned: boolean;
  hasQuit: boolean;
  nowMs: number;
}

interface Step {
  path: string;
  depth: number;
  plan: Plan;
  run: Run;
}

async function walk({ path, depth, plan, run }: Step): Promise<void> {
  if (run.hasQuit) return;
  const found = await look(path, depth, run.host);
  if (found === null) {
    run.said += `find: ‘${path}’: No such file or directory\n`;
    return;
  }
  run.isPruned = false;
  const isInside = depth >= plan.minDepth;
  if (!plan.isDepthFirst && isInside) await holds(plan.test, found, run);
  const below = found.isDirectory && depth < plan.maxDepth && !run.isPruned ? found.entries : [];
  for (const name of below.toSorted()) {
    const inner = path.endsWith("/") ? path + name : `${path}/${name}`;
    await walk({ path: inner, depth: depth + 1, plan, run });
  }
  if (!plan.isDepthFirst || !isInside || run.hasQuit) return;
  await holds(plan.test, (await look(path, depth, run.host)) ?? found, run);
}

async function look(path: string, depth: number, { context }: ToolHost): Promise<Found | null> {
  const { fs, cwd } = context;
  const full = fs.resolvePath(cwd, path);
  const seen = await fs.lstat(full).catch(() => null);
  if (seen === null) return null;
  const { isDirectory, size, mode, mtime } = seen;
  const entries = isDirectory ? await fs.readdir(full) : [];
  const isLink = seen.isSymbolicLink;
  return {
    path,
    full,
    depth,
    isDirectory,
    isLink,
    size,
    mode,
    changedMs: mtime.getTime(),
    entries,
  };
}

async function holds(test: Test, found: Found, run: Run): Promise<boolean> {
  switch (test.kind) {
    case "and":
      return (await holds(test.left, found, run)) && (await holds(test.right, found, run));
    case "or":
      return (await holds(test.left, found, run)) || (await holds(test.right, found, run));
    case "not":
      return !(await holds(test.inner, found, run));
    case "print":
      run.out += asBytes(printFound(test.format, found));
      return true;
    case "delete":
      return remove(found, run);
    case "quit":
      run.hasQuit = true;
      return true;
    case "prune":
      run.isPruned = true;
      return true;
    case "exec":
      return execute(test, found, run);
    default:
      return fits(test, found, run.nowMs);
  }
}

type Plain = Extract<
  Test,
  { kind: "always" | "name" | "path" | "type" | "size" | "days" | "minutes" | "newer" | "empty" }
>;

function fits(test: Plain, found: Found, nowMs: number): boolean {
  switch (test.kind) {
    case "always":
      return test.is;
    case "name":
      return test.regex.test(/([^/]+)\/*$/.exec(found.path)?.[1] ?? "/");
    case "path":
      return test.regex.test(found.path);
    case "type":
      return test.letters.includes(found.isLink ? "l" : found.isDirectory ? "d" : "f");
    case "newer":
      return found.changedMs > test.thanMs;
    case "empty":
      return found.isDirectory ? found.entries.length === 0 : found.size === 0;
    case "size":
      // A directory of a real disk has a block of 4 kB.
      return compares(Math.ceil((found.isDirectory ? 4096 : found.size) / test.unit), test.compare);
    case "minutes":
      return compares(Math.ceil((nowMs - found.changedMs) / test.unit), test.compare);
    default:
      return compares(Math.floor((nowMs - found.changedMs) / test.unit), test.compare);
  }
}

const compares = (value: number, { sign, count }: Compare) =>
  sign === "+" ? value > count : sign === "-" ? value < count : value === count;

async function remove({ path, full, isDirectory, entries }: Found, run: Run): Promise<boolean> {
  if (path === ".") return true;
  if (isDirectory && entries.length > 0) {
    run.said += `find: cannot delete ‘${path}’: Directory not empty\n`;
    return false;
  }
  await run.host.context.fs.rm(full, { recursive: isDirectory });
  return true;
}

type Exec = Extract<Test, { kind: "exec" }>;

async function execute(test: Exec, { path }: Found, run: Run): Promise<boolean> {
  if (test.isAtOnce) {
    test.found.push(path);
    return true;
  }
  return (
    (await call(
      test.words.map((word) => word.replaceAll("{}", path)),
      run,
    )) === 0
  );
}

async function call(words: readonly string[], run: Run): Promise<number> {
  const { exec, cwd } = run.host.context;
  if (!exec) throw notSupported("running a command");
  const ran = await exec(words.map(singleQuoted).join(" "), { cwd });
  run.out += ran.stdoutKind === "bytes" ? ran.stdout : asBytes(ran.stdout);
  run.said += ran.stderr;
  return ran.exitCode;
}

/** `-exec … {} +` runs once, with all that was found. */
async function finish(test: Test, run: Run): Promise<void> {
  if (test.kind === "and" || test.kind === "or") {
    await finish(test.left, run);
    await finish(test.right, run);
  } else if (test.kind === "not") await finish(test.inner, run);
  else if (test.kind === "exec" && test.isAtOnce && test.found.length > 0) {
    await call([...test.words.slice(0, -1), ...test.found], run);
  }
}
