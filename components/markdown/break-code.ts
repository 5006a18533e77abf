import type { ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { breakLongWords } from "@/components/ui/break-long-words";

/** Lets code within a line break after a slash or a comma, and a long name between its words, so that a path or labels need not be cut in a word. */
export function breakCode() {
  return (tree: Root) => {
    visit(tree, "element", (node) => {
      if (node.tagName === "pre") return SKIP;
      if (node.tagName === "code") node.children = node.children.flatMap(withBreaks);
      return undefined;
    });
  };
}

function withBreaks(node: ElementContent): ElementContent[] {
  if (node.type !== "text") return [node];
  const parts = node.value.split(/(?<=\S[/,])(?=[^/,\s])/).flatMap(breakLongWords);
  return parts.flatMap((value, i): ElementContent[] => {
    const text = { type: "text", value } as const;
    return i === 0
      ? [text]
      : [{ type: "element", tagName: "wbr", properties: {}, children: [] }, text];
  });
}
