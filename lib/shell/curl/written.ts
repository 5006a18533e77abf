/** A piece of what a command writes, to its standard output or its standard error. */
export interface Written {
  stream: "stdout" | "stderr";
  text: string;
}
