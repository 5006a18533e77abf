/** One `-d` and its kin, in the order they stand. */
export interface DataPart {
  kind: "data" | "binary" | "raw" | "urlencode" | "json";
  text: string;
}

/** What a command line of curl asks for. */
export interface CurlOptions {
  urls: string[];
  method: string | null;
  data: DataPart[];
  upload: string | null;
  headers: string[];
  outputs: string[];
  remoteNames: number;
  dumpHeader: string | null;
  writeOut: string;
  user: string | null;
  userAgent: string | null;
  referer: string | null;
  maxTimeMs: number | null;
  maxRedirects: number;
  include: boolean;
  head: boolean;
  verbose: boolean;
  silent: boolean;
  showError: boolean;
  fail: boolean;
  failWithBody: boolean;
  location: boolean;
  get: boolean;
  pathAsIs: boolean;
  globOff: boolean;
  compressed: boolean;
  createDirs: boolean;
  help: boolean;
  version: boolean;
}

export function noOptions(): CurlOptions {
  return {
    urls: [],
    method: null,
    data: [],
    upload: null,
    headers: [],
    outputs: [],
    remoteNames: 0,
    dumpHeader: null,
    writeOut: "",
    user: null,
    userAgent: null,
    referer: null,
    maxTimeMs: null,
    maxRedirects: 50,
    include: false,
    head: false,
    verbose: false,
    silent: false,
    showError: false,
    fail: false,
    failWithBody: false,
    location: false,
    get: false,
    pathAsIs: false,
    globOff: false,
    compressed: false,
    createDirs: false,
    help: false,
    version: false,
  };
}

type Flag = keyof { [K in keyof CurlOptions as CurlOptions[K] extends boolean ? K : never]: true };

/** Options that switch something on; `--no-…` switches it off. `null`: taken, and without effect here. */
export const flags: Readonly<Record<string, Flag | null>> = {
  include: "include",
  head: "head",
  verbose: "verbose",
  silent: "silent",
  "show-error": "showError",
  fail: "fail",
  "fail-with-body": "failWithBody",
  location: "location",
  get: "get",
  "path-as-is": "pathAsIs",
  globoff: "globOff",
  help: "help",
  version: "version",
  "no-buffer": null,
  "progress-bar": null,
  "progress-meter": null,
  insecure: null,
  "http1.1": null,
  ipv4: null,
  compressed: "compressed",
  keepalive: null,
  "create-dirs": "createDirs",
  "fail-early": null,
  "tcp-nodelay": null,
  disable: null,
  "retry-connrefused": null,
  "retry-all-errors": null,
};

type Take = (options: CurlOptions, value: string) => string | null;

const add =
  (kind: DataPart["kind"]): Take =>
  (options, text) => {
    options.data.push({ kind, text });
    return null;
  };

const number = "expected a proper numerical parameter";

const positive = "expected a positive numerical parameter";

/** What curl says against a number of seconds; null where it is one. */
function faultOfSeconds(value: string): string | null {
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(value)) return number;
  return value.startsWith("-") ? positive : null;
}

function faultOfCount(value: string): string | null {
  if (!/^-?\d+$/.test(value)) return number;
  return value.startsWith("-") ? positive : null;
}

/** Options that take a value; what they return is what curl says against it. */
export const takers: Readonly<Record<string, Take>> = {
  data: add("data"),
  "data-ascii": add("data"),
  "data-binary": add("binary"),
  "data-raw": add("raw"),
  "data-urlencode": add("urlencode"),
  json: add("json"),
  request: (options, value) => set(options, { method: value }),
  "upload-file": (options, value) => set(options, { upload: value }),
  header: (options, value) => set(options, { headers: [...options.headers, value] }),
  output: (options, value) => set(options, { outputs: [...options.outputs, value] }),
  "dump-header": (options, value) => set(options, { dumpHeader: value }),
  "write-out": (options, value) => set(options, { writeOut: value }),
  user: (options, value) => set(options, { user: value }),
  "user-agent": (options, value) => set(options, { userAgent: value }),
  referer: (options, value) => set(options, { referer: value }),
  url: (options, value) => set(options, { urls: [...options.urls, value] }),
  "max-time": (options, value) =>
    faultOfSeconds(value) ?? set(options, { maxTimeMs: Number(value) * 1000 || null }),
  "connect-timeout": (_options, value) => faultOfSeconds(value),
  "max-redirs": (options, value) =>
    /^-?\d+$/.test(value) ? set(options, { maxRedirects: Number(value) }) : number,
  retry: (_options, value) => faultOfCount(value),
  "retry-delay": (_options, value) => faultOfCount(value),
  "retry-max-time": (_options, value) => faultOfCount(value),
  noproxy: () => null,
};

function set(options: CurlOptions, change: Partial<CurlOptions>): null {
  Object.assign(options, change);
  return null;
}

/** The letters of the short options. */
export const letters: Readonly<Record<string, string>> = {
  d: "data",
  X: "request",
  T: "upload-file",
  H: "header",
  i: "include",
  I: "head",
  v: "verbose",
  s: "silent",
  S: "show-error",
  f: "fail",
  L: "location",
  o: "output",
  O: "remote-name",
  D: "dump-header",
  w: "write-out",
  u: "user",
  A: "user-agent",
  e: "referer",
  m: "max-time",
  G: "get",
  g: "globoff",
  k: "insecure",
  N: "no-buffer",
  "#": "progress-bar",
  "4": "ipv4",
  h: "help",
  V: "version",
  q: "disable",
};
