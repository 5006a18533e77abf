import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Nothing uses its optimizer, which asks for addresses that others write.
  images: { unoptimized: true },
  // `npm test` checks the types of the whole project; a build need not do so again.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    // The simulated shell asks for it in its gzip commands, which a browser goes without.
    resolveAlias: { "node:zlib": { browser: "./lib/shell/no-zlib.ts" } },
    rules: {
      "**/zod/mini/index.js": {
        condition: "browser",
        loaders: ["./tools/setup/lean-zod.mjs"],
      },
    },
  },
  // They run on the server alone, and are large or load files of their own: bundling buys nothing.
  serverExternalPackages: ["shiki", "@shikijs/rehype", "kysely", "pino"],
  outputFileTracingIncludes: { "/**": ["./content/**/*"] },
};

export default config;
