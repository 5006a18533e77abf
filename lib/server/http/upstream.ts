/** Why a server of a sandbox gave no usable answer; `service` says which one. */
export type UpstreamError = { service: "pushgateway" | "prometheus" } & (
  | { kind: "upstream-timeout"; timeoutMs: number }
  | { kind: "upstream-unreachable"; message: string }
  /** An answer of another content type or shape than the API's. */
  | { kind: "upstream-unexpected"; message: string }
);
