export type Stream = "stdout" | "stderr";
export type Print = (stream: Stream, text: string) => void;
