import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import type { MessageLineFragment } from '../graphql/generated/graphql.ts';
import { ReopeningDatabase } from './reopening-database.ts';

/** The newest unbroken run of a room's messages, as it was when the room was last looked at. */
export interface StoredTimeline {
  roomId: string;
  messages: readonly MessageLineFragment[];
  /** The room's revision up to which these messages are as they are on the server. */
  revision: number;
  savedAt: number;
}

/** A file that goes along with what somebody writes; its bytes lie beside, under its id. */
export interface ChosenFile {
  /** UUIDv7, made here: the server knows the file by it too. */
  id: string;
  /** As somebody called it; at most 255 characters. */
  name: string;
  /** Bytes. */
  size: number;
  /** Pixels; null unless it is a picture that can be shown. */
  width: number | null;
  height: number | null;
  isUploaded: boolean;
}

/** Something a person said that the server has not confirmed. */
export interface OutgoingMessage {
  /** UUIDv7, made here: the order of ids is the order of writing. */
  id: string;
  /** The message that is to have these words; null for a new one. */
  edits: string | null;
  roomId: string;
  body: string;
  files: readonly ChosenFile[];
  /** The server had given the files up, and they were brought to it once more. */
  isSecondUpload: boolean;
  writtenAt: string;
  /** The server's words, when it refused; such a message waits for the person, not for the network. */
  refusal: string | null;
}

export interface Draft {
  roomId: string;
  body: string;
  caret: number;
  files: readonly ChosenFile[];
  edit: DraftEdit | null;
}

/** Other words that one began to write for a message of one's own, beside the draft of something new. */
export interface DraftEdit {
  messageId: string;
  /** What the message said when one began. */
  original: string;
  /** The same in one line, or what it has instead of words. */
  line: string;
  /** With files, a message needs no words. */
  hasFiles: boolean;
  body: string;
  caret: number;
}

interface Tables extends DBSchema {
  cache: { key: string; value: string };
  timelines: { key: string; value: StoredTimeline };
  outbox: { key: string; value: OutgoingMessage };
  drafts: { key: string; value: Draft };
  files: { key: string; value: Blob };
  facts: { key: string; value: string };
}

type ReadableStore<Name extends Table> = IDBPObjectStore<Tables, [Name], Name>;
type WritableStore<Name extends Table> = IDBPObjectStore<Tables, [Name], Name, 'readwrite'>;
type Table = 'cache' | 'timelines' | 'outbox' | 'drafts' | 'files' | 'facts';
const tables: readonly Table[] = ['cache', 'timelines', 'outbox', 'drafts', 'files', 'facts'];
const conversationTables: readonly Table[] = ['cache', 'timelines'];
const ownerFact = 'viewerId';
const endedFact = 'sessionEnded';

export function isNoDraft(draft: Draft): boolean {
  return draft.body === '' && draft.files.length === 0 && draft.edit === null;
}

/**
 * What this device keeps for one signed-in person (IndexedDB `hearth`). Where the browser keeps nothing, all calls succeed and
 * everything is forgotten with the page. A write looks in its own transaction whether the store is still this person's, so that
 * nothing trickles in after a sign-out, from another tab neither.
 */
export class LocalStore {
  readonly #db: ReopeningDatabase<Tables>;
  #ownerId: string | undefined;

  private constructor(db: ReopeningDatabase<Tables>) {
    this.#db = db;
  }

  static async open(): Promise<LocalStore> {
    return new LocalStore(await ReopeningDatabase.open(openTables));
  }

  /** The browser gives no database, as in private windows and on full disks, or has deleted what it had. */
  get keepsNothing(): boolean {
    return !this.#db.isThere;
  }

  /** Who was signed in here when the app was last open. */
  async viewerId(): Promise<string | undefined> {
    if ((await this.fact(endedFact)) === undefined) this.#ownerId = await this.fact(ownerFact);
    return this.#ownerId;
  }

  /** Makes this device's store that of `viewerId`; what belonged to anybody else is deleted first. */
  async bindTo(viewerId: string): Promise<void> {
    if ((await this.fact(ownerFact)) !== viewerId) await this.#clear(tables);
    await this.#db.use((db) => db.delete('facts', endedFact));
    await this.#db.use((db) => db.put('facts', viewerId, ownerFact));
    this.#ownerId = viewerId;
  }

  /** Deletes everything; nothing is written until somebody signs in. */
  async wipe(): Promise<void> {
    this.#ownerId = undefined;
    await this.#clear(tables);
  }

  /** Deletes what others said and keeps what this person has not yet sent; nothing is written until somebody signs in. */
  async forgetConversations(): Promise<void> {
    await this.setFact(endedFact, 'true');
    this.#ownerId = undefined;
    await this.#clear(conversationTables);
  }

  async fact(name: string): Promise<string | undefined> {
    return this.#read('facts', (store) => store.get(name));
  }

  async setFact(name: string, value: string): Promise<void> {
    await this.#write('facts', (store) => store.put(value, name));
  }

  async dropFact(name: string): Promise<void> {
    await this.#write('facts', (store) => store.delete(name));
  }

  async timeline(roomId: string): Promise<StoredTimeline | undefined> {
    return this.#read('timelines', (store) => store.get(roomId));
  }

  async saveTimeline(timeline: StoredTimeline): Promise<void> {
    await this.#write('timelines', (store) => store.put(timeline));
  }

  /** Keeps the `countMax` rooms that were looked at last. */
  async forgetOldTimelines(countMax: number): Promise<void> {
    const all = (await this.#read('timelines', (store) => store.getAll())) ?? [];
    const oldest = all.sort((a, b) => b.savedAt - a.savedAt).slice(countMax);
    await Promise.all(oldest.map((timeline) => this.forgetRoom(timeline.roomId)));
  }

  async forgetRoom(roomId: string): Promise<void> {
    await this.#write('timelines', (store) => store.delete(roomId));
  }

  /** In the order of writing. */
  async outbox(): Promise<OutgoingMessage[]> {
    return (await this.#read('outbox', (store) => store.getAll())) ?? [];
  }

  async saveOutgoing(message: OutgoingMessage): Promise<void> {
    await this.#write('outbox', (store) => store.put(message));
  }

  async deleteOutgoing(id: string): Promise<void> {
    await this.#write('outbox', (store) => store.delete(id));
  }

  async drafts(): Promise<Draft[]> {
    return (await this.#read('drafts', (store) => store.getAll())) ?? [];
  }

  /** An empty draft is no draft. */
  async saveDraft(draft: Draft): Promise<void> {
    await this.#write('drafts', (store) => (isNoDraft(draft) ? store.delete(draft.roomId) : store.put(draft)));
  }

  /** The bytes of a file that is to be sent. */
  async file(id: string): Promise<Blob | undefined> {
    return this.#read('files', (store) => store.get(id));
  }

  async saveFile(id: string, bytes: Blob): Promise<void> {
    await this.#write('files', (store) => store.put(bytes, id));
  }

  async deleteFiles(ids: readonly string[]): Promise<void> {
    await this.#write('files', (store) => Promise.all(ids.map((id) => store.delete(id))));
  }

  /** All of which the bytes are here. */
  async fileIds(): Promise<string[]> {
    return (await this.#read('files', (store) => store.getAllKeys())) ?? [];
  }

  /** The normalised cache, entry by entry. */
  async cacheEntries(): Promise<Record<string, string>> {
    const entries = await this.#read('cache', async (store) => {
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']));
    });
    return entries ?? {};
  }

  /** `undefined` deletes an entry. */
  async saveCacheEntries(entries: Readonly<Record<string, string | undefined>>): Promise<void> {
    await this.#write('cache', (store) =>
      Promise.all(
        Object.entries(entries).map(([key, value]) =>
          value === undefined ? store.delete(key) : store.put(value, key),
        ),
      ),
    );
  }

  /** Undefined where the browser keeps nothing. */
  #read<Name extends Table, Found>(
    name: Name,
    find: (store: ReadableStore<Name>) => Promise<Found>,
  ): Promise<Found | undefined> {
    return this.#db.use(async (db) => {
      const reading = db.transaction(name);
      // Its end is waited for too: of one that is broken off, nobody would hear that otherwise but the console.
      const [found] = await Promise.all([find(reading.store), reading.done]);
      return found;
    });
  }

  async #write<Name extends Table>(
    name: Name,
    change: (store: WritableStore<Name>) => Promise<unknown>,
  ): Promise<void> {
    if (this.#ownerId === undefined) return;
    await this.#db.use(async (db) => {
      const writing = db.transaction([name, 'facts'], 'readwrite');
      const facts = writing.objectStore('facts');
      const changing = async (): Promise<void> => {
        const [ownerId, ended] = await Promise.all([facts.get(ownerFact), facts.get(endedFact)]);
        if (ownerId === this.#ownerId && ended === undefined)
          await change(writing.objectStore(name) as WritableStore<Name>);
      };
      await Promise.all([changing(), writing.done]);
    });
  }

  async #clear(names: readonly Table[]): Promise<void> {
    await this.#db.insist(async (db) => {
      const writing = db.transaction(names, 'readwrite');
      await Promise.all([...names.map((name) => writing.objectStore(name).clear()), writing.done]);
    });
  }
}

async function openTables(isFirst: boolean): Promise<IDBPDatabase<Tables> | undefined> {
  let isNew = false as boolean;
  try {
    const db = await openDB<Tables>('hearth', 2, {
      upgrade(fresh) {
        isNew = true;
        for (const name of Array.from(fresh.objectStoreNames)) fresh.deleteObjectStore(name);
        fresh.createObjectStore('cache');
        fresh.createObjectStore('facts');
        fresh.createObjectStore('files');
        fresh.createObjectStore('timelines', { keyPath: 'roomId' });
        fresh.createObjectStore('outbox', { keyPath: 'id' });
        fresh.createObjectStore('drafts', { keyPath: 'roomId' });
      },
      blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
    });
    if (isFirst || !isNew) return db;
    // All was deleted under the open page: what it still has in hand must not be taken for gone as well.
    db.close();
  } catch {
    // Without it the app works as well, as long as the page is open.
  }
  return undefined;
}
