import type { StorageError } from "./store";

/**
 * Thrown where the database itself fails: a full disk, a lost file, a lock that stays. Carries the
 * `kind` that the table of problems knows, because Next's copy of this class is another one.
 */
export class StorageFailure extends Error {
  readonly kind: StorageError["kind"] = "storage-failed";
  override readonly name = "StorageFailure";
  /** Another process holds a lock, which may be gone in a moment. */
  readonly isBusy: boolean;

  constructor(message: string, options: ErrorOptions & { isBusy?: boolean } = {}) {
    super(message, options);
    this.isBusy = options.isBusy ?? false;
  }
}
