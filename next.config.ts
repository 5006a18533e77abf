import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // They run on the server alone, and are large or load files of their own: bundling buys nothing.
  serverExternalPackages: ["shiki", "@shikijs/rehype", "kysely", "pino"],
  outputFileTracingIncludes: { "/**": ["./content/**/*"] },
};

export default config;
