import { JoinInvitation } from "@/components/instructor/join/join-invitation";

/** The class before anybody is there: how to come. */
export function NobodyYet() {
  return (
    <div className="sticky left-0 p-6 sm:p-10">
      <h3 className="mb-6 text-xl font-semibold tracking-tight">Nobody has joined yet</h3>
      <JoinInvitation />
    </div>
  );
}
