interface Snippet {
  path: string;
  code: string;
  why: string;
}

const imports = "style/noRestrictedImports";
const uses = (from: string) => `import { x } from "${from}";\nexport const y = x;\n`;

/** One import that the plan of the rooms does not have. */
function reaching(path: string, from: string, why: string): Snippet & { rule: string } {
  return { rule: imports, path, code: uses(from), why };
}

const sixtyOneLines = "  console;\n".repeat(61);
const nested = (depth: number): string =>
  depth === 0 ? "return;" : `if (a) { ${nested(depth - 1)} }`;

/** Each breaks one rule of the house. */
export const bad: (Snippet & { rule: string })[] = [
  reaching("lib/domain/a.ts", "@/lib/contract/verdict", "domain that knows the contract"),
  reaching("lib/domain/b.ts", "node:fs", "domain that reads files"),
  reaching("lib/domain/c.ts", "next/navigation", "domain that knows Next"),
  reaching("lib/domain/checks/d.ts", "../verdict", "a way up instead of the alias"),
  reaching("lib/domain/e.ts", "./checks/../verdict", "a way up in disguise"),
  reaching("lib/contract/a.ts", "zod", "all of zod in what the browser loads"),
  reaching("lib/contract/b.ts", "@/lib/server/env", "a contract that knows the server"),
  reaching("lib/client/a.ts", "@/lib/server/services", "a client that knows the server"),
  reaching("lib/client/b.ts", "node:crypto", "Node's modules in the browser"),
  reaching("lib/attic/a.ts", "@/lib/domain/verdict", "a room that the plan does not have"),
  reaching("lib/server/attic/a.ts", "@/lib/server/env", "such a room in the server"),
  reaching("components/ui/a.tsx", "@/lib/domain/verdict", "a primitive with domain words"),
  reaching("components/lab/a.tsx", "@/lib/server/services", "a component that knows the server"),
  reaching("components/lab/b.tsx", "monaco-editor", "Monaco outside of components/editor"),
  reaching("components/lab/c.tsx", "@/components/instructor/board", "another room of components"),
  reaching("components/lab/d.tsx", "left-pad", "a package that no page needs"),
  reaching("app/a.ts", "@/lib/server/store/store", "a page that goes past the accessor"),
  reaching("app/b.ts", "@/lib/server/team/verdicts", "a page that goes past the accessor"),
  reaching("app/c.ts", "server-only", "server-only outside of the accessor"),
  reaching("lib/server/store/a.ts", "server-only", "server-only outside of the accessor"),
  reaching("lib/server/store/b.ts", "@/lib/server/sandbox/sandboxes", "an import upwards"),
  reaching("lib/server/store/c.ts", "@/lib/server/stack/prometheus/client", "a neighbour's import"),
  reaching("lib/server/sandbox/local/a.ts", "@/lib/server/team/verdicts", "an import upwards"),
  reaching("lib/server/sandbox/local/b.ts", "@/lib/server/content/x", "a neighbour's import"),
  reaching("lib/server/team/a.ts", "@/lib/server/session/sessions", "an import upwards"),
  reaching("lib/server/session/a.ts", "@/lib/server/proxy/proxy", "an import upwards"),
  reaching("lib/server/proxy/a.ts", "@/lib/server/answers/problem", "an import upwards"),
  reaching(
    "lib/server/stack/pushgateway/a.ts",
    "@/lib/server/sandbox/sandboxes",
    "an import upwards",
  ),
  reaching("lib/server/answers/a.ts", "@/lib/server/api/route", "an import upwards"),
  reaching("lib/server/front/a.ts", "react", "React in the server"),
  reaching("lib/server/env.ts", "@/lib/server/log", "settings that know another subject"),
  {
    rule: imports,
    path: "lib/domain/f.ts",
    code: 'import type { X } from "@/lib/server/env";\nexport type Y = X;\n',
    why: "types too",
  },
  {
    rule: imports,
    path: "lib/domain/g.ts",
    code: 'export const load = () => import("node:fs");\n',
    why: "a dynamic import too",
  },
  {
    rule: "suspicious/noImportCycles",
    path: "lib/domain/cycle-a.ts",
    code: 'import { b } from "./cycle-b";\nexport const a = () => b();\n',
    why: "a cycle",
  },
  {
    rule: "suspicious/noImportCycles",
    path: "lib/domain/cycle-b.ts",
    code: 'import { a } from "./cycle-a";\nexport const b = () => a();\n',
    why: "the same cycle from its other end",
  },
  {
    rule: "performance/noBarrelFile",
    path: "lib/domain/index.ts",
    code: 'export { a } from "./cycle-a";\nexport { b } from "./cycle-b";\n',
    why: "a barrel",
  },
  {
    rule: "performance/noReExportAll",
    path: "lib/domain/all.ts",
    code: 'export * from "./cycle-a";\n',
    why: "a barrel",
  },
  {
    rule: "style/noProcessEnv",
    path: "lib/server/store/env.ts",
    code: "export const home = process.env.HOME;\n",
    why: "the environment outside of env.ts",
  },
  {
    rule: "style/noDefaultExport",
    path: "components/lab/default.tsx",
    code: "export default function thing() {}\n",
    why: "a default export",
  },
  {
    rule: "suspicious/noConsole",
    path: "lib/server/store/console.ts",
    code: 'console.log("here");\n',
    why: "the console",
  },
  {
    rule: "suspicious/noExplicitAny",
    path: "lib/domain/any.ts",
    code: "export const a = (b: any) => b;\n",
    why: "any",
  },
  {
    rule: "style/noNonNullAssertion",
    path: "lib/domain/bang.ts",
    code: "export const a = (b: string | null) => b!.length;\n",
    why: "an assertion against null",
  },
  {
    rule: "style/noEnum",
    path: "lib/domain/enum.ts",
    code: "export enum Colour { Red, Green }\n",
    why: "an enum",
  },
  {
    rule: "style/useThrowOnlyError",
    path: "lib/domain/throw.ts",
    code: 'export function a() {\n  throw "no error";\n}\n',
    why: "throwing what is no error",
  },
  {
    rule: "style/useFilenamingConvention",
    path: "lib/domain/BadName.ts",
    code: "export const a = 1;\n",
    why: "a file name that is not kebab-case",
  },
  {
    rule: "style/noExcessiveLinesPerFile",
    path: "lib/domain/long-file.ts",
    code: "export const a = [\n  1,\n".concat("  1,\n".repeat(300), "];\n"),
    why: "a file above 300 lines",
  },
  {
    rule: "complexity/noExcessiveLinesPerFunction",
    path: "lib/domain/long-function.ts",
    code: `export function long() {\n${sixtyOneLines}}\n`,
    why: "a function above 60 lines",
  },
  {
    rule: "complexity/noExcessiveCognitiveComplexity",
    path: "lib/domain/nested.ts",
    code: `export function deep(a: boolean) { ${nested(6)} }\n`,
    why: "a function that is hard to follow",
  },
  {
    rule: "nursery/noFloatingPromises",
    path: "lib/server/store/floating.ts",
    code: "async function save(): Promise<void> {}\nexport function go() {\n  save();\n}\n",
    why: "a promise that nobody awaits",
  },
  {
    rule: "security/noDangerouslySetInnerHtml",
    path: "components/lab/markup.tsx",
    code: "export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;\n",
    why: "markup from a string",
  },
  {
    rule: "suspicious/noFocusedTests",
    path: "lib/domain/focused.test.ts",
    code: 'import { test } from "vitest";\ntest.only("a", () => {});\n',
    why: "a test that silences the others",
  },
  {
    rule: "suspicious/noSkippedTests",
    path: "lib/domain/skipped.test.ts",
    code: 'import { test } from "vitest";\ntest.skip("a", () => {});\n',
    why: "a test that is silent",
  },
  {
    rule: "suspicious/noPlaywrightWaitForTimeout",
    path: "e2e/wait.spec.ts",
    code: 'import { test } from "@/e2e/fixtures";\ntest("a", async ({ page }) => {\n  await page.waitForTimeout(5);\n});\n',
    why: "a fixed wait",
  },
];

/** Each does what its place allows. */
export const good: Snippet[] = [
  {
    path: "lib/domain/half-cycle-a.ts",
    code: 'import type { b } from "./half-cycle-b";\nexport const a = (): typeof b | null => null;\n',
    why: "a type of who imports it",
  },
  {
    path: "lib/domain/half-cycle-b.ts",
    code: 'import { a } from "./half-cycle-a";\nexport const b = () => a;\n',
    why: "an import of who takes a type alone",
  },
  {
    path: "lib/domain/checks/good.ts",
    code: uses("@/lib/domain/verdict"),
    why: "the alias within a room",
  },
  { path: "lib/contract/good.ts", code: uses("zod/mini"), why: "zod/mini in the contract" },
  {
    path: "lib/server/front/good.ts",
    code: uses("@/lib/server/store/store"),
    why: "an import downwards",
  },
  { path: "lib/server/services.ts", code: 'import "server-only";\n', why: "the accessor's mark" },
  {
    path: "lib/server/answers/good.ts",
    code: uses("@/lib/server/store/store"),
    why: "an interface of which the table of problems tells the errors",
  },
  { path: "components/editor/good.tsx", code: uses("monaco-editor"), why: "Monaco in its room" },
  {
    path: "app/labs/page.tsx",
    code: 'import { x } from "@/lib/server/services";\nexport default function Page() {\n  return x;\n}\n',
    why: "a page over the accessor",
  },
  {
    path: "app/api/labs/route.ts",
    code: uses("@/lib/server/api/routes"),
    why: "a route handler over the routes",
  },
  {
    path: "tools/good.mjs",
    code: "console.log(process.env.HOME);\n",
    why: "a script that reads the environment and prints",
  },
  {
    path: "lib/domain/good.test.ts",
    code: `import { test } from "vitest";\ntest("long", () => {\n${"  test.length;\n".repeat(61)}});\n`,
    why: "a long test",
  },
];
