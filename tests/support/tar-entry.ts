import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Header, type HeaderData } from 'tar';

const blockBytes = 512;

/** A file in an archive, under whatever name and of whatever kind: no library writes what should not be there. */
export function tarEntry(path: string, content = '', more: HeaderData = {}): Buffer {
  const body = Buffer.from(content);
  const head = Buffer.alloc(blockBytes);
  new Header({ path, mode: 0o600, size: body.length, type: 'File', mtime: new Date(), ...more }).encode(head, 0);
  return Buffer.concat([head, body, Buffer.alloc(-body.length & (blockBytes - 1))]);
}

/** All that is in a packed archive, without the mark of its end. */
export function entriesOf(file: string): Buffer {
  const plain = gunzipSync(readFileSync(file));
  let end = plain.length;
  while (plain.subarray(end - blockBytes, end).every((byte) => byte === 0)) end -= blockBytes;
  return plain.subarray(0, end);
}

/** Writes a packed archive with these entries. */
export function writeTar(file: string, entries: readonly Buffer[]): void {
  writeFileSync(file, gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * blockBytes)])));
}
