import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "@/lib/domain/result";

interface NewLab {
  id: string;
  number: string;
  title: string;
}

/** Makes a lab below `dir` that replays as it stands. The value is its folder, the error a sentence. */
export async function createLab(
  dir: string,
  { id, number, title }: NewLab,
): Promise<Result<string, string>> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return err(`"${id}" is no id; write small letters, digits and dashes.`);
  }
  if (!/^\d+(\.\d+)*$/.test(number)) return err(`"${number}" is no number; write one such as 4.3.`);
  const folder = join(dir, id);
  const made = await mkdir(folder, { recursive: true });
  if (made === undefined) return err(`${folder} is there already; write another id.`);
  for (const [name, text] of Object.entries(filesOf(number, title))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return ok(folder);
}

const filesOf = (number: string, title: string): Record<string, string> => ({
  "lab.md": `---
number: "${number}"
title: ${JSON.stringify(title)}
summary: Say in one sentence what a learner can do afterwards.
tasks: [push]
---

Say what this lab is about, and why somebody needs it.
`,
  "push/task.md": `---
title: Push a number
steps: [push-example, query-example]
---

Say what the steps of this task have in common.
`,
  "push/push-example.md": `---
title: Push it
check:
  kind: push
  group: { job: example }
  metric: example_value
  value: 1
request: { method: POST, path: /metrics/job/, body: "" }
---

Here another job pushes a number:

\`\`\`http
POST /metrics/job/other_example

other_value 7
\`\`\`

From a shell it is one line:

\`\`\`bash
echo 'other_value 7' | curl --data-binary @- <gateway-url>/metrics/job/other_example
\`\`\`

**Your task:** push \`example_value\` with the value 1 for the job \`example\`.

:::hint
Compare the path and the body with the example above, part by part.
:::

:::hint{codes="wrong-job"}
The name of the job stands in the path.
:::
`,
  "push/push-example.replay.yaml": `solution:
  - send: { method: POST, path: /metrics/job/example, body: "example_value 1\\n" }
mistakes:
  - name: another job
    actions:
      - send: { method: POST, path: /metrics/job/exampel, body: "example_value 1\\n" }
    code: wrong-job
  - name: no newline at the end
    actions:
      - send: { method: POST, path: /metrics/job/example, body: "example_value 1" }
    code: no-final-newline
`,
  "push/query-example.md": `---
title: Find it again
check:
  kind: query
  reference: example_value
---

**Your task:** write an expression that returns the metric of the step before.

:::hint
Begin with the metric's name.
:::
`,
  "push/query-example.replay.yaml": `solution:
  - run: push-example
  - wait-for-scrape
  - answer: example_value{job="example"}
mistakes:
  - name: another metric
    actions:
      - run: push-example
      - wait-for-scrape
      - answer: up
    code: different-series
  - name: no PromQL
    actions:
      - run: push-example
      - wait-for-scrape
      - answer: example_value{
    code: syntax-error
`,
});
