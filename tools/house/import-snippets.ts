interface ImportSnippet {
  path: string;
  /** What it imports, or all of its text. */
  code: string;
  why: string;
}

const uses = (from: string) => `import { x } from "${from}";\nexport const y = x;\n`;

function importing(path: string, from: string, why: string): ImportSnippet {
  return { path, code: uses(from), why };
}

/** Each has one import that the plan does not have. */
export const refused: ImportSnippet[] = [
  importing("lib/domain/a.ts", "@/lib/contract/verdict", "domain that knows the contract"),
  importing("lib/domain/lab/a.ts", "node:fs", "domain that reads files"),
  importing("lib/domain/lab/b.ts", "next/navigation", "domain that knows Next"),
  importing("lib/domain/verdict/a.ts", "@/lib/domain/checks/x", "an engine that knows a check"),
  importing("lib/domain/verdict/b.ts", "@/lib/domain/pushgateway/group", "one that knows a server"),
  importing("lib/domain/difference/a.ts", "@/lib/domain/verdict/x", "a neighbour's import"),
  importing("lib/contract/a.ts", "zod", "all of zod in what the browser loads"),
  importing("lib/contract/b.ts", "@/lib/server/env", "a contract that knows the server"),
  importing("lib/client/a.ts", "@/lib/server/services", "a client that knows the server"),
  importing("lib/client/b.ts", "node:crypto", "Node's modules in the browser"),
  importing("lib/attic/a.ts", "@/lib/domain/verdict/x", "a room that the plan does not have"),
  importing("attic/a.ts", "@/lib/domain/verdict/x", "such a room at the root"),
  importing("lib/server/attic/a.ts", "@/lib/server/store/x", "such a room in the server"),
  importing("components/ui/a.tsx", "@/lib/domain/result", "a primitive with domain words"),
  importing("components/lab/request/a.tsx", "@/lib/server/services", "a component of the server"),
  importing("components/lab/promql/a.tsx", "monaco-editor", "Monaco outside of its room"),
  importing("components/lab/promql/b.tsx", "uplot", "the chart library outside of its room"),
  importing("components/lab/session/a.tsx", "@/components/lab/script/x", "a part in the session"),
  importing("components/lab/gateway/a.tsx", "@/components/lab/promql/x", "a part in another"),
  importing(
    "components/site/a.tsx",
    "@/components/lab/session/x",
    "a room of components in another",
  ),
  importing("components/labs/a.tsx", "left-pad", "a package that no page needs"),
  importing("app/a.ts", "@/lib/server/store/store", "a page that goes past the accessor"),
  importing("app/b.ts", "@/lib/server/team/teams", "a page that goes past the accessor"),
  importing("app/d.ts", "@/lib/server/requests/body-room", "a page past the one file it may use"),
  importing("app/c.ts", "server-only", "server-only outside of the accessor"),
  importing("app/api/x/route.ts", "@/lib/server/store/store", "a handler past the API"),
  importing("lib/server/store/a.ts", "server-only", "server-only outside of the accessor"),
  importing("lib/server/store/b.ts", "@/lib/server/sandbox/sandboxes", "an import upwards"),
  importing("lib/server/store/c.ts", "@/lib/server/stack/prometheus/x", "a neighbour's import"),
  importing(
    "lib/server/sandbox/a.ts",
    "@/lib/server/sandbox/local/x",
    "an interface of one provider",
  ),
  importing("lib/server/sandbox/local/a.ts", "@/lib/server/team/teams", "an import upwards"),
  importing("lib/server/sandbox/local/b.ts", "@/lib/server/content/x", "a neighbour's import"),
  importing("lib/server/team/a.ts", "@/lib/server/session/sessions", "an import upwards"),
  importing("lib/server/session/a.ts", "@/lib/server/proxy/proxy", "an import upwards"),
  importing("lib/server/proxy/a.ts", "@/lib/server/answers/problem", "an import upwards"),
  importing("lib/server/answers/a.ts", "@/lib/server/api/route", "an import upwards"),
  importing("lib/server/front/a.ts", "react", "React in the server"),
  importing("lib/server/env.ts", "@/lib/server/store/store", "settings that know another subject"),
  importing(
    "lib/server/ca-file.ts",
    "@/lib/server/upstream/upstream",
    "the root past that one file",
  ),
  importing("lib/server/compose.ts", "@/lib/server/front/x", "a composition that knows the front"),
  importing("lib/server/compose.ts", "@/lib/server/api/x", "one that knows the API"),
  importing("tools/setup/a.mjs", "zod", "a package before there is any"),
  importing("tools/attack/a.ts", "@/lib/server/env", "an attack that knows what it attacks"),
  importing("e2e/a.spec.ts", "@/lib/domain/result", "a journey that knows the code"),
  importing("lib/shell/tools/a.ts", "@/lib/shell/open-shell", "a command that knows its shell"),
  importing("lib/shell/a.ts", "@/lib/shell/testing/x", "test help in production"),
  importing("lib/client/a.test.ts", "@/tools/bench/x", "a test that knows a tool"),
  {
    path: "lib/domain/b.ts",
    code: 'import type { X } from "@/lib/server/env";\nexport type Y = X;\n',
    why: "a type too",
  },
  {
    path: "lib/domain/c.ts",
    code: 'export type Y = import("@/lib/server/env").X;\n',
    why: "a type that is imported in place",
  },
  {
    path: "tools/setup/b.mjs",
    code: '/** @param {import("../test/stages.mjs").Stage} a */\nexport const b = (a) => a;\n',
    why: "a type in a comment",
  },
  {
    path: "lib/domain/d.ts",
    code: 'export const load = () => import("node:fs");\n',
    why: "a dynamic import too",
  },
  {
    path: "lib/domain/f.ts",
    code: "export const load = () => import(`node:fs`);\n",
    why: "one whose name stands in a template",
  },
  {
    path: "lib/domain/g.ts",
    code: "export const load = (name: string) => import(name);\n",
    why: "one whose name is worked out",
  },
  {
    path: "lib/client/c.ts",
    code: 'export const at = import.meta.resolve("@/lib/server/env");\n',
    why: "a module that is only looked up",
  },
  {
    path: "lib/domain/e.ts",
    code: 'export { env } from "@/lib/server/env";\n',
    why: "what is passed on",
  },
  {
    path: "components/lab/script/a.ts",
    code: 'export const at = new URL("../../../lib/server/env.ts", import.meta.url);\n',
    why: "what a worker starts from",
  },
];

/** Each imports what its place allows. */
export const allowed: ImportSnippet[] = [
  importing("lib/domain/checks/good.ts", "@/lib/domain/verdict/verdict", "a room below"),
  importing("lib/domain/checks/own/good.ts", "@/lib/domain/checks/x", "the own room"),
  importing("lib/contract/good.ts", "zod/mini", "zod/mini in the contract"),
  importing("lib/server/front/good.ts", "@/lib/server/session/sessions", "an import downwards"),
  importing("lib/server/services.ts", "server-only", "the accessor's mark"),
  importing("lib/server/good.ts", "@/lib/server/upstream/credentials", "the one file it names"),
  importing("lib/server/answers/good.ts", "@/lib/server/store/store", "whose errors it tells"),
  importing("components/editor/good.tsx", "monaco-editor/editor", "Monaco in its room"),
  importing("components/markdown/good.ts", "remark-gfm", "one of several packages"),
  importing("app/labs/page.tsx", "@/lib/server/services", "a page over the accessor"),
  importing("app/api/labs/route.ts", "@/lib/server/api/routes", "a handler over the routes"),
  importing("lib/shell/good.test.ts", "@/lib/shell/testing/x", "test help in a test"),
  importing("lib/client/good.test.ts", "@/lib/server/front/x", "a room above in a test"),
  importing("tools/content-check/good.ts", "@/lib/server/team/testing/x", "test help in a tool"),
];

/** Files that import each other. */
export const circles: { files: ImportSnippet[]; why: string }[] = [
  {
    why: "values",
    files: [
      importing("lib/domain/one.ts", "./two", ""),
      importing("lib/domain/two.ts", "@/lib/domain/three", ""),
      importing("lib/domain/three.ts", "./one", ""),
    ],
  },
  {
    why: "types alone",
    files: [
      importing("lib/shell/one.ts", "./two", ""),
      {
        path: "lib/shell/two.ts",
        code: 'import type { X } from "./one";\nexport type Y = X;\n',
        why: "",
      },
    ],
  },
];
