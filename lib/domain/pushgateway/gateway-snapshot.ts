import type { Group } from "./group";

/** A Pushgateway at one moment. */
export interface GatewaySnapshot {
  groups: Group[];
  startedAtMs: number;
  /** Status of the gateway's own `/metrics`; 500 when a group poisons it. */
  expositionStatus: number;
  /** What its `/metrics` says is wrong; null while it answers 200. */
  expositionError: string | null;
  /** How many pushes and DELETEs it has refused since its start, by its own count; null where that is not known. */
  refused?: number | null;
}
