import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { readFolder } from "./read-objects";

const folder = join(import.meta.dirname, "..", "..", "deploy", "teams");
const roleSchema = z.object({
  kind: z.literal("Role"),
  metadata: z.object({ name: z.string() }),
  rules: z.array(
    z.object({
      apiGroups: z.tuple([z.string()]),
      resources: z.array(z.string()),
      verbs: z.array(z.string()),
    }),
  ),
});

test("the page names exactly the rights that the Roles give", () => {
  const roles = readFolder(join(folder, "rights")).filter(({ kind }) => kind === "Role");
  const given = roles
    .map((role) => roleSchema.parse(role))
    .flatMap(({ metadata, rules }) =>
      rules.flatMap(({ apiGroups: [group], resources, verbs }) =>
        resources.map((resource) => {
          const name = group === "" ? resource : `${resource}.${group}`;
          return `| ${metadata.name} | ${name} | ${verbs.join(" ")} |`;
        }),
      ),
    );
  const page = readFileSync(join(folder, "README.md"), "utf8");
  const listed = page.split("\n").filter((line) => line.startsWith("| scrapelab-"));
  expect(listed).toEqual(given);
});
