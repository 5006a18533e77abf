/**
 * The last event that a client has seen: by `Last-Event-ID`, as browsers send it when they come back, or by
 * `after`, as the page asks after it has read the board. Null where it is neither, or no number.
 */
export function lastEventIdOf(request: Request): number | null {
  const { searchParams } = new URL(request.url);
  const given = request.headers.get("last-event-id") ?? searchParams.get("after");
  return given !== null && /^\d{1,16}$/.test(given) ? Number(given) : null;
}
