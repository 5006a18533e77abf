/** Snappy can't pack more than this many bytes into one (its longest copy has 64 bytes in 3). */
export const snappyRatio = 22;
/** No series takes fewer bytes in protobuf, give or take. */
const protobufSeriesBytes = 8;

/**
 * An upper estimate of how many bytes of exposition text a push adds: its body, and the labels of its
 * path once for every series.
 */
export function pushWeight(push: {
  path: string;
  contentType?: string | undefined;
  contentEncoding?: string | undefined;
  /** After inflating gzip. */
  body: Buffer;
}): number {
  const { path, contentType = "", contentEncoding = "", body } = push;
  if (/snappy/i.test(contentEncoding)) return body.byteLength * snappyRatio + path.length;
  const isProtobuf = /^application\/vnd\.google\.protobuf/i.test(contentType);
  const series = isProtobuf ? body.byteLength / protobufSeriesBytes : countNewlines(body);
  return body.byteLength + Math.ceil(series + 1) * path.length;
}

function countNewlines(body: Buffer): number {
  let count = 0;
  for (let at = body.indexOf(10); at !== -1; at = body.indexOf(10, at + 1)) count += 1;
  return count;
}
