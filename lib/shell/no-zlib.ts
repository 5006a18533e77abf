/** What of `node:zlib` the simulated shell names; its gzip commands answer with this message. */
function unavailable(): never {
  throw new Error("gzip is not available in this shell");
}

export const constants = {};
export const gzipSync = unavailable;
export const gunzipSync = unavailable;
