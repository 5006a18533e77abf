import type { ApiError } from "@/lib/client/api-error";
import { callApi } from "@/lib/client/call-api";
import { type ClassFigures, classFiguresSchema } from "@/lib/contract/classroom/figures";
import type { Result } from "@/lib/domain/result";

/** The class in pictures; of the workshop that is held now unless another is named. */
export function getFigures(workshop: string | null): Promise<Result<ClassFigures, ApiError>> {
  const query = workshop === null ? "" : `?${new URLSearchParams({ workshop })}`;
  return callApi({ method: "GET", path: `/api/instructor/figures${query}` }, classFiguresSchema);
}
