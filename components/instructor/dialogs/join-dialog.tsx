import { JoinInvitation } from "@/components/instructor/join/join-invitation";
import { Modal } from "@/components/instructor/ui/modal";

export function JoinDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="How to join" width="wide" onClose={onClose}>
      <JoinInvitation />
    </Modal>
  );
}
