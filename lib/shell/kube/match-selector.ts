/** `a=b,c!=d,e,!f`: whether labels match (Kubernetes, "Labels and Selectors", equality-based and existence). */
export function matchesSelector(
  labels: Readonly<Record<string, string>>,
  selector: string,
): boolean {
  return selector
    .split(",")
    .filter((part) => part.trim() !== "")
    .every((part) => matchesPart(labels, part.trim()));
}

function matchesPart(labels: Readonly<Record<string, string>>, part: string): boolean {
  const [, key = "", sign = "", value = ""] = /^([^=!]+?)\s*(==?|!=)\s*(.*)$/.exec(part) ?? [];
  if (sign === "!=") return labels[key] !== value;
  if (sign !== "") return labels[key] === value;
  return part.startsWith("!") ? !Object.hasOwn(labels, part.slice(1)) : Object.hasOwn(labels, part);
}
