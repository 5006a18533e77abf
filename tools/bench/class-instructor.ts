/** Signs in with the password that `INSTRUCTOR_PASSWORD` set; gives the cookie. */
export async function signInInstructor(url: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/instructor/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ password, name: "Bench" }),
  });
  if (answer.status !== 201) throw new Error(`signing in was answered ${answer.status}`);
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

/** An open board: reads what it is told and throws it away; gives how many bytes so far. */
export function openBoardStream(url: string, cookie: string, signal: AbortSignal): () => number {
  let bytes = 0;
  const read = async () => {
    const answer = await fetch(`${url}/api/instructor/events`, { headers: { cookie }, signal });
    for await (const chunk of answer.body ?? []) bytes += chunk.byteLength;
  };
  read().catch((error: unknown) => {
    if (!signal.aborted) console.log(`error: a board's stream ended: ${error}`);
  });
  return () => bytes;
}
