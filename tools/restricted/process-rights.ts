import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mountPlace } from "./machine";
import { volumes } from "./restricted-app";
import { hold } from "./tally";

/** That a process really has nothing: what was meant to be taken away could have stayed. */
export function tellRights(pid: number, uid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const line = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, "m").exec(status)?.[1] ?? "";
  const all = (id: number) => Array(4).fill(id).join("\t");
  hold(line("Uid") === all(uid), `its uids are ${line("Uid")}`);
  hold(line("Gid") === all(0), `its gids are ${line("Gid")}`);
  hold(line("Groups").trim() === "", `it is in the groups ${line("Groups")}`);
  for (const set of ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"])
    hold(/^0+$/.test(line(set)), `${set} is ${line(set)}`);
  hold(line("NoNewPrivs") === "1", "it may get new rights");
  return `uid ${uid}, group 0, no capabilities, no new rights`;
}

/** What even root could write in the app's namespace, of the places that programs like to write to. */
export function tellWritable(pid: number): string {
  const places = ["/etc", "/usr", "/var", "/var/tmp", "/run", "/root", "/home", "/opt", mountPlace];
  const inApp = ["", "/.next", "/dist", "/node_modules", "/content"].map(
    (at) => `${mountPlace}/app${at}`,
  );
  const own = Object.values(volumes);
  const script =
    'for at; do if (: > "$at/.probe") 2>/dev/null; then rm "$at/.probe"; echo "$at"; fi; done';
  const args = ["-t", String(pid), "-m", "sh", "-c", script, "sh", ...places, ...inApp, ...own];
  const written = execFileSync("nsenter", args, { encoding: "utf8" }).split("\n").filter(Boolean);
  const others = written.filter((place) => !own.includes(place));
  hold(others.length === 0, `these can be written to: ${others.join(" ")}`);
  hold(written.length === own.length, `of the volumes only ${written.join(" ")} can be written to`);
  return `only ${own.join(", ")} can be written to, by root too`;
}

/** What else runs with this uid, by its program's name. */
export function programsOf(uid: number): string[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      return new RegExp(`^Uid:\\s*${uid}\\b`, "m").test(status)
        ? [/^Name:\s*(.*)$/m.exec(status)?.[1] ?? ""]
        : [];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}
