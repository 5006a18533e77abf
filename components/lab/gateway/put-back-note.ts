export interface GatewayNote {
  text: string;
  isError: boolean;
  /** What was deleted just now, as long as it can be put back. */
  deleted?: { path: string; body: string };
}

/** What came of the PUT that puts a group back; where the gateway has refused it, it can be tried again. */
export function putBackNote(
  status: number,
  deleted: NonNullable<GatewayNote["deleted"]>,
): GatewayNote {
  const { path } = deleted;
  if (status === 200) return { text: `Put back by PUT ${path}, answered 200`, isError: false };
  const text = `Not put back: the gateway answered ${status} to PUT ${path}`;
  return { text, isError: true, deleted };
}
