import rehypeShikiFromHighlighter from "@shikijs/rehype/core";
import type { Element, ElementContent, Root } from "hast";
import { LRUCache } from "lru-cache";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { breakLongWords } from "@/components/ui/break-long-words";
import { holdHyphens } from "@/components/ui/hold-hyphens";
import { breakCode } from "./break-code";
import { codeTheme, getHighlighter } from "./highlighter";
import { remarkLab } from "./remark-lab";

/** Code without a learner's own values is the same for all of them. */
const highlighted = new LRUCache<string, Root>({ max: 500 });

const parsed = new LRUCache<string, Promise<Root>>({ max: 1000 });

/**
 * Parses a lab's Markdown and highlights its code. Raw HTML is left out. `headingOffset` is added to the
 * depth of each heading. Kept for the process, because a class reads the same text over and over.
 */
export function parseMarkdown(text: string, headingOffset: number): Promise<Root> {
  const key = `${headingOffset}:${text}`;
  const known = parsed.get(key);
  if (known) return known;
  const tree = parse(text, headingOffset);
  parsed.set(key, tree);
  return tree;
}

/** Each line is a block, which hangs where it wraps; the break between two lines belongs to the first. */
function keepBreaksInLines(code: Element): void {
  code.children = code.children.flatMap((child, i): ElementContent[] => {
    if (child.type === "text" && child.value === "\n") return [];
    const isLast = i === code.children.length - 1;
    if (child.type !== "element" || isLast) return [child];
    return [{ ...child, children: [...child.children, { type: "text", value: "\n" }] }];
  });
  visit(code, "text", (text, index, parent) => {
    const parts = breakLongWords(text.value).flatMap((part, i) => [
      ...(i === 0 ? [] : [breakHere]),
      ...holdHyphens(part).map(heldPart),
    ]);
    if (!parent || index === undefined || parts.length === 1) return undefined;
    parent.children.splice(index, 1, ...parts);
    return index + parts.length;
  });
}

const breakHere: ElementContent = {
  type: "element",
  tagName: "wbr",
  properties: {},
  children: [],
};

function heldPart(value: string, i: number): ElementContent {
  const text = { type: "text", value } as const;
  if (i % 2 === 0) return text;
  const properties = { className: ["whitespace-nowrap"] };
  return { type: "element", tagName: "span", properties, children: [text] };
}

async function parse(text: string, headingOffset: number): Promise<Root> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkDirective)
    .use(remarkLab, { headingOffset })
    .use(remarkRehype)
    .use(breakCode)
    .use(rehypeShikiFromHighlighter, await getHighlighter(), {
      theme: codeTheme,
      cache: highlighted,
      fallbackLanguage: "text",
      defaultLanguage: "text",
      // The text is ours: on a busy machine a block is highlighted late rather than not at all.
      tokenizeTimeLimit: 0,
      transformers: [
        {
          pre(node) {
            node.properties = { dataSource: this.source, dataLanguage: this.options.lang };
          },
          code: keepBreaksInLines,
        },
      ],
    });
  return processor.run(processor.parse(text));
}
