/** Servers that a sandbox may have. */
export type ServerName = "prometheus" | "pushgateway";

/** What a sandbox has where its lab names nothing else. */
export const baseStack: readonly ServerName[] = ["prometheus", "pushgateway"];
