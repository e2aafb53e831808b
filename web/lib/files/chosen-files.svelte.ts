import type { Drafts } from '../messages/drafts.svelte.ts';
import type { LocalFiles } from '../offline/local-files.svelte.ts';
import type { ChosenFile } from '../offline/local-store.ts';
import { makeUuidV7 } from '../offline/uuid-v7.ts';
import { admitFiles, fileName, type FileLimits, type FileProblem } from './admit-files.ts';
import { measurePicture } from './measure-picture.ts';

/** The files that somebody chooses to go along with what they write in one room. They belong to its draft. */
export class ChosenFiles {
  /** What was wrong with the last choice. */
  problem = $state.raw<FileProblem | null>(null);
  readonly #roomId: string;
  readonly #drafts: Drafts;
  readonly #localFiles: LocalFiles;
  #underWay: Promise<void> | null = null;

  constructor(roomId: string, drafts: Drafts, localFiles: LocalFiles) {
    this.#roomId = roomId;
    this.#drafts = drafts;
    this.#localFiles = localFiles;
  }

  get all(): readonly ChosenFile[] {
    return this.#drafts.of(this.#roomId)?.files ?? [];
  }

  /** Resolves once all that was chosen is in the draft; null if it is already. */
  get underWay(): Promise<void> | null {
    return this.#underWay;
  }

  /** Puts files into the draft, in their order, as far as there may be so many and so large ones. */
  add(chosen: readonly File[], limits: FileLimits): void {
    const adding = Promise.resolve(this.#underWay).then(() => this.#add(chosen, limits));
    this.#underWay = adding;
    void adding.finally(() => {
      if (this.#underWay === adding) this.#underWay = null;
    });
  }

  remove(id: string): void {
    this.problem = null;
    this.#drafts.change(this.#roomId, { files: this.all.filter((file) => file.id !== id) });
    this.#localFiles.forget([id]);
  }

  async #add(chosen: readonly File[], limits: FileLimits): Promise<void> {
    const { taken, problem } = admitFiles(chosen, this.all.length, limits);
    this.problem = problem;
    const files = await Promise.all(
      taken.map(async (file): Promise<ChosenFile> => {
        const id = makeUuidV7();
        this.#localFiles.keep(id, file);
        return { id, name: fileName(file.name), size: file.size, ...(await measurePicture(file)), isUploaded: false };
      }),
    );
    if (files.length > 0) this.#drafts.change(this.#roomId, { files: [...this.all, ...files] });
  }
}
