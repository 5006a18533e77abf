import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { QueryTable } from "./query-table";

const metric = { __name__: "files", job: "backup", namespace: "ada-monitoring", pod: "pgw-1" };
const addedLabels = ["container", "endpoint", "namespace", "pod", "service"];

/** The text below the table. */
function below(asked: Record<string, string>, added: readonly string[]): string {
  const result = [{ metric: asked, value: [1, "4"] as [number, string] }];
  const markup = renderToStaticMarkup(
    <QueryTable expression="files" data={{ resultType: "vector", result }} addedLabels={added} />,
  );
  expect(markup).toContain("files{");
  return (
    markup
      .split("</table>")
      .at(-1)
      ?.replace(/<[^>]+>/g, "") ?? ""
  );
}

test("labels that the infrastructure has added are told below the table, those that are in it", () => {
  expect(below(metric, addedLabels)).toBe(
    "namespace and pod are no label of a push: this Prometheus adds them to all that it scrapes.",
  );
  expect(below({ ...metric, pod: "" }, ["pod"])).toContain("pod is no label of a push");
});

test("nothing is told where none are added, or none are in the result", () => {
  expect(below(metric, [])).toBe("");
  expect(below({ __name__: "files", job: "backup" }, addedLabels)).toBe("");
});
