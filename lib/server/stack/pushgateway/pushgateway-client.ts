import type { Group } from "@/lib/domain/pushgateway/group";
import type { Result } from "@/lib/domain/result";
import type { UpstreamError } from "@/lib/server/upstream/upstream";

/** What this app reads of a Pushgateway (README, "Query API"); `base` has no slash at the end. */
export interface PushgatewayClient {
  /** All groups by `/api/v1/metrics`, sorted by their grouping keys. */
  groups(base: string): Promise<Result<Group[], UpstreamError>>;
  /** The start time by `/api/v1/status`, milliseconds since the epoch. */
  startedAtMs(base: string): Promise<Result<number, UpstreamError>>;
  /**
   * Status of `GET /metrics`: 200, or 500 when a group makes it inconsistent; then with its sentence. `refused`
   * is how many pushes and DELETEs were answered 400; null where it does not tell.
   */
  expositionStatus(
    base: string,
  ): Promise<
    Result<{ status: number; error: string | null; refused: number | null }, UpstreamError>
  >;
}
