/**
 * How the build of jq that `jq-wasm` carries names what it asks of its host, and what it hands out: the
 * names are shortened, so that they hold for the version in `package.json` alone.
 */
export const imports = {
  assertFailed: "a",
  exit: "b",
  close: "c",
  write: "d",
  fcntl: "e",
  openAt: "f",
  now: "g",
  read: "h",
  ioctl: "i",
  environment: "j",
  growMemory: "k",
  environmentSizes: "l",
  readLink: "m",
  workingFolder: "n",
  callSignalHandler: "o",
  exitProcess: "p",
  clearKeepAlive: "q",
  utcOf: "r",
  localTimeOf: "s",
  fromLocalTime: "t",
  fromUtc: "u",
  readZone: "v",
  parseTime: "w",
  seek: "x",
  describeStream: "y",
  random: "z",
  lstat: "A",
  statAt: "B",
  stat: "C",
  fstat: "D",
  abort: "E",
} as const;

export const exports = {
  memory: "F",
  initialise: "G",
  main: "H",
  allocateOnStack: "K",
} as const;

type Import = keyof typeof imports;

/** Numbers of the errors that its C library knows. */
export const errors = {
  badDescriptor: 8,
  invalid: 28,
  isFolder: 31,
  notThere: 44,
  notFolder: 54,
  noTerminal: 59,
  tooSmall: 68,
  noSeek: 70,
} as const;

/** What can be called of the host; each takes numbers, or bigints where jq has 64 bits. */
export type Host = { readonly [Name in Import]?: (...args: never[]) => unknown };
