/** What of `node:zlib` the simulated shell names; of its commands, `rg -z` alone still asks for it. */
function unavailable(): never {
  throw new Error("gzip is not available in this shell");
}

export const constants = {};
export const gzipSync = unavailable;
export const gunzipSync = unavailable;
