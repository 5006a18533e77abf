/** Whether each message stands behind its length, as a Pushgateway reads them, or not. */
export type ProtobufForm = "delimited" | "undelimited";

/**
 * Tells the bytes of a `MetricFamily`, which begins with its name (`metrics.proto` of
 * https://github.com/prometheus/client_model): a tag of 0x0a, the length of the name, the name. Null where a
 * body does not begin so.
 */
export function hasProtobufForm(body: Uint8Array): ProtobufForm | null {
  if (beginsWithName(body, 0)) return "undelimited";
  const length = body.findIndex((byte) => byte < 128);
  return length >= 0 && length < 4 && beginsWithName(body, length + 1) ? "delimited" : null;
}

const nameTag = 0x0a;

function beginsWithName(body: Uint8Array, at: number): boolean {
  const [tag, length = 0] = body.subarray(at);
  const name = body.subarray(at + 2, at + 2 + length);
  if (tag !== nameTag || length === 0 || name.length < length) return false;
  // Behind the name stands the tag of another field, or nothing; in a text it would be a character.
  const next = body[at + 2 + length];
  const isField = next === undefined || [0x12, 0x18, 0x22].includes(next);
  return isField && /^[a-zA-Z_:][\w:]*$/.test(String.fromCharCode(...name));
}
