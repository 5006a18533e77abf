import type { Element, Nodes } from "hast";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "./parse-markdown";

async function elements(text: string, tagName: string, headingOffset = 0): Promise<Element[]> {
  const found: Element[] = [];
  visit(await parseMarkdown(text, headingOffset), "element", (node) => {
    if (node.tagName === tagName) found.push(node);
  });
  return found;
}

function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

describe("a lab's Markdown", () => {
  it("moves headings below the place where they stand", async () => {
    const [heading] = await elements("## Why", "h4", 2);
    expect(heading && textOf(heading)).toBe("Why");
    expect(await elements("##### Deep", "h6", 2)).toHaveLength(1);
  });

  it("takes a note's bold lead as its title", async () => {
    const [note] = await elements(":::note\n**Two times.** They differ.\n:::", "aside");
    expect(note?.properties).toMatchObject({ dataKind: "note", dataTitle: "Two times" });
    expect(note && textOf(note).trim()).toBe("They differ.");
  });

  it("takes a bold line of its own as title, and none from bold words within a sentence", async () => {
    const [alone] = await elements(":::warning\n**Words**\n\n- one\n:::", "aside");
    expect(alone?.properties).toMatchObject({ dataKind: "warning", dataTitle: "Words" });
    const [within] = await elements(":::note\n**With a file** it would come back.\n:::", "aside");
    expect(within?.properties).not.toHaveProperty("dataTitle");
    expect(within && textOf(within)).toContain("With a file it would");
  });

  it("lets a path break after its slashes, and in a block of code only one that is longer than a line", async () => {
    const [path] = await elements("`/metrics/job/a`", "code");
    expect(path && textOf(path)).toBe("/metrics/job/a");
    expect(await elements("`/metrics/job/a`", "wbr")).toHaveLength(2);
    expect(await elements("`prometheus_training_labs_completed_total`", "wbr")).toHaveLength(4);
    expect(await elements("```text\n/metrics/job/a\n```", "wbr")).toEqual([]);
    const long = "curl http://pushgateway.ada-monitoring:9091/metrics/job/my-job";
    expect(await elements(`\`\`\`bash\n${long}\n\`\`\``, "wbr")).toHaveLength(6);
    const [code] = await elements(`\`\`\`bash\n${long}\n\`\`\``, "code");
    expect(code && textOf(code)).toBe(long);
  });

  it("marks the paragraph that names the task", async () => {
    const [task, other] = await elements("**Your task:** push.\n\n**Bold** words.", "p");
    expect(task?.properties).toHaveProperty("dataLead");
    expect(other?.properties).not.toHaveProperty("dataLead");
  });

  it.each(["bash", "http", "promql", "prometheus-text", "yaml"])("highlights %s", async (lang) => {
    const code = {
      bash: 'echo "a 4" | curl --data-binary @- x',
      http: "PUT /metrics/job/a\n\na 4",
      promql: 'rate(a_total{job="b"}[5m])',
      "prometheus-text": '# TYPE a counter\na{b="c"} 4',
      yaml: "a: 4",
    }[lang];
    const spans = await elements(`\`\`\`${lang}\n${code}\n\`\`\``, "span");
    const colours = new Set(spans.map(({ properties }) => properties.style).filter(Boolean));
    expect(colours.size).toBeGreaterThan(1);
  });

  it("keeps the source of a code block for copying, to the letter", async () => {
    const [pre] = await elements('```text\n<a>  "b"\n\n$ c\n```', "pre");
    expect(pre?.properties.dataSource).toBe('<a>  "b"\n\n$ c');
  });

  it("gives each line of code a block of its own, and keeps the text whole", async () => {
    const [code] = await elements("```bash\necho 1\n\n# done\n```", "code");
    expect(code && textOf(code)).toBe("echo 1\n\n# done");
    const lines = code?.children.map((line) => [line.type, textOf(line)]);
    expect(lines).toEqual([
      ["element", "echo 1\n"],
      ["element", "\n"],
      ["element", "# done"],
    ]);
  });

  it("leaves raw HTML out", async () => {
    const tree = await parseMarkdown("a <script>alert(1)</script> <img src=x onerror=y> b", 0);
    expect(await elements("a <script>alert(1)</script>", "script")).toEqual([]);
    expect(JSON.stringify(tree)).not.toContain("onerror");
  });
});
