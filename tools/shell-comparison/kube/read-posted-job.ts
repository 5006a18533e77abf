/** What `create job` posts, as far as the fake API server minds it. */
export interface PostedJob {
  name: string;
  image: string;
  command: string[];
}

type Fields = ReadonlyMap<number, Uint8Array[]>;

/**
 * Reads the protobuf that kubectl 1.32 posts: the magic number, a `runtime.Unknown`, and in its field `raw` a Job
 * (field numbers from `generated.proto` of apimachinery's runtime and of batch/v1 and core/v1).
 */
export function readPostedJob(body: Uint8Array): PostedJob {
  const envelope = fieldsOf(body.subarray(4));
  const job = fieldsOf(first(envelope, 2));
  const metadata = fieldsOf(first(job, 1));
  const template = fieldsOf(first(fieldsOf(first(job, 2)), 6));
  const container = fieldsOf(first(fieldsOf(first(template, 2)), 2));
  return {
    name: text(first(metadata, 1)),
    image: text(first(container, 2)),
    command: (container.get(3) ?? []).map(text),
  };
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const first = (fields: Fields, number: number) => fields.get(number)?.[0] ?? new Uint8Array();

/** The length-delimited fields of a message, by number; numbers among its fields are passed over. */
function fieldsOf(message: Uint8Array): Fields {
  const fields = new Map<number, Uint8Array[]>();
  let at = 0;
  const readVarint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const key = readVarint();
    const value = readVarint();
    if ((key & 7) !== 2) continue;
    const number = Math.floor(key / 8);
    fields.set(number, [...(fields.get(number) ?? []), message.subarray(at, at + value)]);
    at += value;
  }
  return fields;
}
