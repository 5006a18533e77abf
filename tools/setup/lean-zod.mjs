/**
 * A loader of the build, for zod/mini in the browser. Two functions that nothing here calls, `hash` and `catch`, reach zod's
 * patterns and helpers in a way that the bundler does not see through, so that every page would load all of these.
 *
 * @param {string} source of zod's `mini/schemas.js`
 */
export default function leanZod(source) {
  return source
    .replaceAll("core.util.", "util.")
    .replaceAll("core.regexes[format]", "undefined /* no hash in a browser */");
}
