/** What a flag takes: a text, a whole number, or nothing but perhaps `=true` or `=false`. */
export interface KubeFlag {
  name: string;
  short: string | null;
  takes: "text" | "number" | "nothing";
  /** What it means without a value, which is then never the next word. */
  alone?: string;
}

/** Written `name`, `name/s` with its letter, `name=` where it takes a text, `name#` where it takes a number; `name=WORD` means that without a value. */
function readFlags(written: string): KubeFlag[] {
  return written.split(" ").map((each) => {
    const [, name = "", short, sign, alone] =
      /^([a-z-]+)(?:\/(\w))?(?:([=#])(\w+)?)?$/.exec(each) ?? [];
    const takes = sign === "=" ? "text" : sign === "#" ? "number" : "nothing";
    return { name, short: short ?? null, takes, ...(alone === undefined ? {} : { alone }) };
  });
}

const everywhere = "namespace/n= help/h";

const byCommand: Readonly<Record<string, string>> = {
  create: "dry-run=unchanged output/o= selector/l=",
  "create job": "image= from= dry-run=unchanged output/o=",
  get: "selector/l= output/o= all-namespaces/A ignore-not-found show-labels no-headers",
  logs: "selector/l= tail# since= container/c= follow/f timestamps previous/p all-containers prefix all-pods",
  describe: "selector/l= all-namespaces/A",
  delete:
    "selector/l= output/o= grace-period# timeout= dry-run=unchanged cascade= all-namespaces/A all ignore-not-found force now wait",
  version: "client output/o=",
  project: "short/q",
};

/** The flags of a command that this shell knows, such as `create job`; those that go with every command for any other. */
export function flagsOf(command: string): readonly KubeFlag[] {
  const own = Object.hasOwn(byCommand, command) ? byCommand[command] : undefined;
  return readFlags(own === undefined ? everywhere : `${everywhere} ${own}`);
}
