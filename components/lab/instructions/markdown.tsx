import { type Components, toJsxRuntime } from "hast-util-to-jsx-runtime";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { CodeBlock } from "@/components/lab/script/code-block";
import { parseMarkdown } from "@/components/markdown/parse-markdown";
import { fillPlaceholders } from "@/lib/domain/lab/placeholders";
import type { TeamNames } from "@/lib/domain/site-names";
import { Note } from "./note";

interface MarkdownProps {
  text: string;
  names: TeamNames;
  /** Depth of the heading that the text stands under: its own headings begin below. */
  below: 1 | 2 | 3;
}

const components: Partial<Components> = {
  pre: CodeBlock,
  aside: Note,
  table: (props) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div tabIndex={0} className="scrolls-sideways rounded">
      <table {...props} />
    </div>
  ),
  a: ({ href, children }) => (
    <a href={href} {...(href?.startsWith("http") && { target: "_blank", rel: "noreferrer" })}>
      {children}
    </a>
  ),
};

/** A lab's text, rendered on the server, with the learner's own values in place of its placeholders. */
export async function Markdown({ text, names, below }: MarkdownProps) {
  const tree = await parseMarkdown(fillPlaceholders(text, names), below - 1);
  return <div className="lab-text">{toJsxRuntime(tree, { Fragment, jsx, jsxs, components })}</div>;
}
