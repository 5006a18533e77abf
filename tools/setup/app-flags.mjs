/**
 * Node's flags for the app. A young generation of 16 MB in place of up to 200 is what its short-lived objects
 * need, and an old one that is collected when it has grown by two fifths, not to four times its size; without
 * them garbage collection leaves memory to the process that nobody uses. Source maps, which cost another
 * 40 MB, are left out: `dist/server.mjs` keeps its names and lines.
 */
export const appFlags = ["--max-semi-space-size=8", "--heap-growing-percent=40"];
