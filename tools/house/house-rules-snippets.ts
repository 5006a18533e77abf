interface Snippet {
  path: string;
  code: string;
  why: string;
}

const imports = "style/noRestrictedImports";
const uses = (from: string) => `import { x } from "${from}";\nexport const y = x;\n`;

/** An import that is not written as the house writes them. */
function reaching(path: string, from: string, why: string): Snippet & { rule: string } {
  return { rule: imports, path, code: uses(from), why };
}

function purity(name: string, code: string, why: string): Snippet & { rule: string } {
  return { rule: "plugin", path: `lib/domain/${name}`, code: `${code}\n`, why };
}

function surroundings(name: string, use: string, why: string): Snippet & { rule: string } {
  const code = `export const a = () => ${use};\n`;
  return { rule: "style/noRestrictedGlobals", path: `lib/domain/${name}`, code, why };
}

const sixtyOneLines = "  console;\n".repeat(61);
const nested = (depth: number): string =>
  depth === 0 ? "return;" : `if (a) { ${nested(depth - 1)} }`;

/** Each breaks one rule of the house. */
export const bad: (Snippet & { rule: string })[] = [
  reaching("lib/domain/checks/d.ts", "../verdict", "a way up instead of the alias"),
  reaching("lib/domain/e.ts", "./checks/../verdict", "a way up in disguise"),
  purity("date-now.ts", "export const a = () => Date.now();", "a clock in the domain"),
  purity("new-date.ts", "export const a = () => new Date();", "a clock in the domain"),
  purity("date.ts", "export const a = Date();", "a clock in the domain"),
  purity("clock.ts", "export const a = (now = Date.now) => now();", "a clock by default"),
  surroundings("fetch.ts", 'fetch("/a")', "a request in the domain"),
  surroundings("timer.ts", "setTimeout(() => {}, 1)", "a timer in the domain"),
  surroundings("interval.ts", "setInterval(() => {}, 1)", "a timer in the domain"),
  surroundings("performance.ts", "performance.now()", "a clock in the domain"),
  surroundings("global.ts", "globalThis.fetch", "a way around that"),
  surroundings("self.ts", 'self.fetch("/a")', "another one"),
  surroundings("request.ts", "new XMLHttpRequest()", "an older kind of request"),
  surroundings("socket.ts", 'new WebSocket("wss://a")', "a socket in the domain"),
  surroundings("signal.ts", "AbortSignal.timeout(1)", "a timer by another name"),
  surroundings("temporal.ts", "Temporal.Now.instant()", "a clock by another name"),
  surroundings("uuid.ts", "crypto.randomUUID()", "chance in the domain"),
  purity("random.ts", "export const a = () => Math.random();", "chance in the domain"),
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
    path: "server.ts",
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
    path: "tools/good.mjs",
    code: "console.log(process.env.HOME);\n",
    why: "a script that reads the environment and prints",
  },
  {
    path: "lib/domain/good-date.ts",
    code: "export const a = (atMs: number) => new Date(atMs).toISOString();\n",
    why: "a time that is told",
  },
  {
    path: "lib/client/good.ts",
    code: "export const a = () => setTimeout(() => {}, Date.now());\n",
    why: "a clock and a timer outside of the domain",
  },
  {
    path: "lib/domain/good.test.ts",
    code: `import { test } from "vitest";\ntest("long", () => {\n${"  test.length;\n".repeat(61)}});\n`,
    why: "a long test",
  },
];
