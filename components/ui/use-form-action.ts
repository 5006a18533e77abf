import { useActionState, useRef } from "react";

/**
 * `useActionState` for a form that is sent once: what comes while an answer is awaited is let go. React replays all
 * that was sent before it arrived, a second impatient click too.
 */
export function useFormAction<S>(
  act: (before: Awaited<S>, form: FormData) => Promise<S>,
  initial: Awaited<S>,
): [state: Awaited<S>, send: (form: FormData) => void, isPending: boolean] {
  const isUnderWay = useRef(false);
  const [state, dispatch, isPending] = useActionState<S, FormData>(async (before, form) => {
    try {
      return await act(before, form);
    } finally {
      isUnderWay.current = false;
    }
  }, initial);
  function send(form: FormData): void {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    dispatch(form);
  }
  return [state, send, isPending];
}
