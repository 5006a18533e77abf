import type { IFileSystem } from "just-bash/browser";
import { toBytes } from "@/lib/shell/curl/bytes";
import { descriptorOf } from "@/lib/shell/language/commands/redirect";
import { isDevice, readDevice } from "@/lib/shell/tools/host/devices";
import type { Description } from "./descriptions";
import type { Process } from "./process";
import { encodeText } from "./text-bytes";

type Content = Parameters<IFileSystem["writeFile"]>[1];
type Options = Parameters<IFileSystem["writeFile"]>[2];

/** The files as a command sees them: `/dev/stdin` and its like are those of its process. */
export function filesOfProcess(process: Process): IFileSystem {
  const { fs, openPaths } = process.machine;
  const openAt = (path: string): Description | undefined =>
    openPaths.get(path) ?? process.descriptors.get(descriptorOf(path));
  const read = async (path: string) => {
    const source = openAt(path)?.source;
    if (!source) return readDevice(path);
    const bytes = await source.whole();
    source.take(bytes.length);
    return bytes;
  };
  const write =
    (otherwise: IFileSystem["writeFile"]) =>
    async (path: string, content: Content, options?: Options) => {
      const opened = openAt(path);
      if (opened?.write) await opened.write(bytesOf(content, options));
      else if (isDevice(path)) return;
      else await otherwise(path, content, options);
    };
  const own: Partial<IFileSystem> = {
    async readFile(path, options) {
      const bytes = await read(path);
      if (bytes === null) return fs.readFile(path, options);
      return isBinary(options) ? bytes : process.decode(bytes);
    },
    async readFileBuffer(path) {
      const bytes = await read(path);
      return bytes === null ? fs.readFileBuffer(path) : toBytes(bytes);
    },
    writeFile: write(fs.writeFile.bind(fs)),
    appendFile: write(fs.appendFile.bind(fs)),
    exists: async (path) => openAt(path) !== undefined || isDevice(path) || fs.exists(path),
    async stat(path) {
      return openAt(path) || isDevice(path) ? fs.stat("/dev/null") : fs.stat(path);
    },
  };
  return new Proxy(fs, {
    get(target, key) {
      // Its own way to read bytes would go past the one below.
      if (key === "readFileBytes") return undefined;
      const value: unknown = Reflect.get(own, key) ?? Reflect.get(target, key);
      return typeof value === "function" && !Reflect.has(own, key) ? value.bind(target) : value;
    },
  });
}

type ReadOptions = Parameters<IFileSystem["readFile"]>[1];

const encodingOf = (options: Options | ReadOptions) =>
  typeof options === "string" ? options : options?.encoding;

const isBinary = (options: Options | ReadOptions) =>
  /^(binary|latin1)$/.test(encodingOf(options) ?? "");

function bytesOf(content: Content, options: Options): string {
  if (typeof content === "string") return isBinary(options) ? content : encodeText(content);
  let text = "";
  for (const byte of content) text += String.fromCharCode(byte);
  return text;
}
