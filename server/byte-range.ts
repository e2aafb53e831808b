import type { IncomingMessage } from 'node:http';

/** Which bytes of a file are answered, and how (RFC 9110, 13 and 14). */
export interface ByteRange {
  readonly status: 200 | 206 | 304 | 416;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly start: number;
  readonly length: number;
}

/** What a request for `size` bytes gets that never change under their `etag`: nothing that it has, the one range that it asks for, or all. */
export function byteRange({ headers }: IncomingMessage, etag: string, size: number): ByteRange {
  const none = { start: 0, length: 0 };
  const known = headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  if (known.includes(etag) || known.includes('*')) return { status: 304, headers: {}, ...none };
  const ifRange = headers['if-range'];
  const asked = ifRange === undefined || ifRange === etag ? /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') : null;
  // Several ranges at once, and units that are not ours, are answered as if nothing was asked.
  if (asked === null || (asked[1] === '' && asked[2] === ''))
    return { status: 200, headers: { 'Content-Length': size }, start: 0, length: size };
  const [first, last] = [asked[1]!, asked[2]!];
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end)
    return { status: 416, headers: { 'Content-Range': `bytes */${size}`, 'Content-Length': 0 }, ...none };
  const length = end - start + 1;
  return {
    status: 206,
    headers: { 'Content-Range': `bytes ${start}-${end}/${size}`, 'Content-Length': length },
    start,
    length,
  };
}
