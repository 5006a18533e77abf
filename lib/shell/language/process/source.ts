/** What can be read from: bytes that are there, and for a pipe those to come. */
export class Source {
  private buffer: string;
  private position = 0;
  private isEnded: boolean;
  private readonly waiting: (() => void)[] = [];
  /** Someone waits for the end, so that no writer may wait for a reader. */
  private isReadWhole = false;

  constructor(bytes: string, isEnded = true) {
    this.buffer = bytes;
    this.isEnded = isEnded;
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  append(bytes: string): void {
    if (this.position > 65_536) {
      this.buffer = this.buffer.slice(this.position);
      this.position = 0;
    }
    this.buffer += bytes;
    this.wake();
  }

  end(): void {
    this.isEnded = true;
    this.wake();
  }

  /** Resolves once there is room again, or nobody who reads. */
  async room(maxLength: number, isRead: () => boolean): Promise<void> {
    while (!this.isReadWhole && isRead() && this.buffer.length - this.position > maxLength) {
      await this.change();
    }
  }

  /** What is there and not yet taken. */
  get rest(): string {
    return this.buffer.slice(this.position);
  }

  get length(): number {
    return this.buffer.length - this.position;
  }

  take(count: number): void {
    this.position = Math.min(this.position + count, this.buffer.length);
    this.wake();
  }

  /** Waits for the end of what is written, and takes nothing. */
  async whole(): Promise<string> {
    this.isReadWhole = true;
    this.wake();
    while (!this.isEnded) await this.change();
    return this.rest;
  }

  /** Waits until something is there: false at the end. */
  async hasMore(): Promise<boolean> {
    while (this.length === 0 && !this.isEnded) await this.change();
    return this.length > 0;
  }

  /** Takes up to and with a delimiter, or all to the end; null where nothing is left. */
  async takeThrough(delimiter: string): Promise<string | null> {
    let from = 0;
    for (;;) {
      const found = this.buffer.indexOf(delimiter, this.position + from);
      if (found >= 0) return this.taken(found + delimiter.length - this.position);
      from = Math.max(0, this.length - delimiter.length + 1);
      if (this.isEnded) return this.length === 0 ? null : this.taken(this.length);
      await this.change();
    }
  }

  /** Takes so many bytes, or as many as there are to the end; null where nothing is left. */
  async takeCount(count: number): Promise<string | null> {
    while (this.length < count && !this.isEnded) await this.change();
    return this.length === 0 ? null : this.taken(count);
  }

  private taken(count: number): string {
    const bytes = this.buffer.slice(this.position, this.position + count);
    this.take(count);
    return bytes;
  }
}
