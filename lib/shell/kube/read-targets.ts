import { err, ok, type Result } from "@/lib/domain/result";
import { type Kind, kindOf, noSuchKind } from "./kube-session";

/** Things of one kind that a command names; all of them where it names none. */
export interface Target {
  kind: Kind;
  names: string[];
}

const mixed =
  "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'";

/** Reads `TYPE[,TYPE…] [NAME…]` or `TYPE/NAME…` as kubectl does. */
export function readTargets(words: readonly string[]): Result<Target[], string> {
  const [what = "", ...names] = words;
  if (!words.some((word) => word.includes("/"))) {
    const targets: Target[] = [];
    for (const word of what.split(",")) {
      const kind = kindOf(word);
      if (!kind) return err(noSuchKind(word));
      targets.push({ kind, names: [...names] });
    }
    return ok(targets);
  }
  const targets = new Map<Kind, Target>();
  for (const word of words) {
    const [type = "", name] = word.split("/");
    if (name === undefined) return err(mixed);
    if (name === "" || word.split("/").length > 2) {
      return err("error: arguments in resource/name form must have a single resource and name");
    }
    const kind = kindOf(type);
    if (!kind) return err(noSuchKind(type));
    const target = targets.get(kind) ?? { kind, names: [] };
    target.names.push(name);
    targets.set(kind, target);
  }
  return ok([...targets.values()]);
}
