import type { Nodes, Paragraph, PhrasingContent, Root } from "mdast";
import { visit } from "unist-util-visit";

type ContainerDirective = Extract<Nodes, { type: "containerDirective" }>;

/**
 * Turns the directives `note` and `warning` into asides with a title, marks paragraphs that begin with a
 * bold lead, and moves headings below that of the place where the text stands.
 */
export function remarkLab({ headingOffset }: { headingOffset: number }) {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === "heading") {
        node.depth = headingDepths[node.depth + headingOffset - 1] ?? 6;
      } else if (node.type === "paragraph" && leadOf(node)?.endsWith(":")) {
        node.data = { ...node.data, hProperties: { dataLead: "" } };
      } else if (node.type === "containerDirective") {
        const title = takeTitle(node);
        node.data = {
          ...node.data,
          hName: "aside",
          hProperties: { dataKind: node.name, ...(title && { dataTitle: title }) },
        };
      }
    });
  };
}

const headingDepths = [1, 2, 3, 4, 5, 6] as const;

/** The bold words that the first paragraph begins with, if they stand alone or end as a sentence does. */
function takeTitle(directive: ContainerDirective): string | null {
  const first = directive.children[0];
  if (first?.type !== "paragraph") return null;
  const lead = leadOf(first);
  const isAlone = first.children.length === 1;
  if (lead === null || !(isAlone || lead.endsWith("."))) return null;
  if (isAlone) directive.children.shift();
  else first.children.shift();
  trimStart(first);
  return lead.replace(/\.$/, "");
}

function leadOf({ children }: Paragraph): string | null {
  const first = children[0];
  return first?.type === "strong" ? first.children.map(textOf).join("") : null;
}

function textOf(node: PhrasingContent): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

function trimStart({ children }: Paragraph): void {
  const first = children[0];
  if (first?.type === "text") first.value = first.value.trimStart();
}
