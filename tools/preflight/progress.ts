/** Where progress is written: the standard error, as a rule. */
interface Screen {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Tells what is being looked at, for as long as nothing else is told. */
export interface Progress {
  begin(area: string): void;
  end(area: string): void;
  /** Takes its line off the screen, so that something else can be written there. */
  clear(): void;
  stop(): void;
}

const everyMs = 1000;
/** Where lines stay, one so often is enough, ticks. */
const everyTicks = 10;

/** On a terminal one line that changes each second; elsewhere a line now and then. */
export function createProgress(screen: Screen): Progress {
  const begun = new Map<string, number>();
  let ticks = 0;
  let isShown = false;

  function clear(): void {
    if (isShown) screen.write("\r\u001b[K");
    isShown = false;
  }

  function tick(): void {
    const text = lineOf(begun);
    if (text === null) return;
    if (screen.isTTY) {
      clear();
      screen.write(text.slice(0, (screen.columns || 80) - 1));
      isShown = true;
    } else if (ticks % everyTicks === 0) screen.write(`${text}\n`);
    ticks += 1;
  }
  const timer = setInterval(tick, everyMs);
  timer.unref();

  return {
    begin(area) {
      // A new thing is told soon, whatever was told before.
      if (begun.size === 0) ticks = 0;
      begun.set(area, Date.now());
    },
    end: (area) => void begun.delete(area),
    clear,
    stop() {
      clearInterval(timer);
      clear();
    },
  };
}

/** The one that has taken longest, and how many there are besides; null where there is none. */
function lineOf(begun: ReadonlyMap<string, number>): string | null {
  const [first, ...others] = [...begun].filter(([, since]) => Date.now() - since >= everyMs);
  if (!first) return null;
  const [area, since] = first;
  const more = others.length > 0 ? `, and ${others.length} more` : "";
  return `… ${area}: ${((Date.now() - since) / 1000).toFixed(0)} s${more}`;
}
