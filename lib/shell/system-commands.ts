import { defineCommand } from "just-bash/browser";

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

/** What scripts ask the system for. */
export const systemCommands = [uname, id, nproc];
