import { browserSetting } from "@/components/ui/browser-setting";

/** Whether a request for help is heard on this computer; off unless somebody turns it on. */
export const soundSetting = browserSetting("scrapelab.board.sound", ["off", "on"], "off");

/** Two short soft notes. A browser that allows no sound yet stays silent. */
export function playHelpSound(): void {
  if (soundSetting.get() === "off") return;
  const context = new AudioContext();
  const volume = context.createGain();
  volume.gain.value = 0.05;
  volume.connect(context.destination);
  for (const [index, hertz] of [660, 880].entries()) {
    const note = context.createOscillator();
    note.frequency.value = hertz;
    note.connect(volume);
    note.start(context.currentTime + index * 0.15);
    note.stop(context.currentTime + index * 0.15 + 0.12);
  }
  setTimeout(() => void context.close(), 1000);
}
