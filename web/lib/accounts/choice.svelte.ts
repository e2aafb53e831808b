/**
 * A setting that is in force as soon as it is chosen, and then saved. One save follows the other, and of several choices in the meantime
 * only the last is saved.
 */
export class Choice<Value> {
  /** What was chosen and is not saved yet; null: the setting is what the account has. */
  pending = $state.raw<Value | null>(null);
  #isSaving = false;

  /** `save` tells by itself if it fails: the setting is then as it was. */
  async choose(value: Value, save: (value: Value) => Promise<void>): Promise<void> {
    this.pending = value;
    if (this.#isSaving) return;
    this.#isSaving = true;
    let saved: Value | null = null;
    while (this.pending !== null && this.pending !== saved) {
      saved = this.pending;
      await save(saved);
    }
    this.#isSaving = false;
    this.pending = null;
  }
}
