import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Person } from './cast.ts';
import type { Credentials, Target } from './client.ts';

/** What a server answered to a picture that was sent, or asked for. */
export interface PictureAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** Of an answer in JSON. */
  readonly json: {
    readonly pictureId?: string | null;
    readonly error?: { readonly __typename: string; readonly message: string } | null;
    readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  };
}

/** A picture: a gradient, red at the top left, so that one can tell which way up it is. */
export async function makePicture(
  format: 'jpeg' | 'png' | 'webp' | 'gif' = 'jpeg',
  { width = 400, height = 300 } = {},
): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      raw[at] = x < width / 2 && y < height / 2 ? 250 : 20;
      raw[at + 1] = (x * 200) / width;
      raw[at + 2] = (y * 200) / height;
    }
  }
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

/** A black square as PNG, of a bit per pixel and hardly any bytes: made by hand, as sharp would draw each pixel first. */
export function makeVastPicture(edge: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  header[8] = 1;
  const rows = Buffer.alloc(edge * (1 + Math.ceil(edge / 8)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const [length, sum, named] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** One request as it is given. */
export async function request(
  { origin }: Target,
  path: string,
  { token, cookie, headers }: Credentials = {},
  body?: Buffer,
): Promise<PictureAnswer> {
  const answer = await fetch(origin + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'X-Hearth-Upload': '1' }),
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(cookie && { Cookie: cookie }),
      ...headers,
    },
    ...(body !== undefined && { body: new Uint8Array(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  const json = isJson ? (JSON.parse(bytes.toString()) as PictureAnswer['json']) : {};
  return { status: answer.status, headers: answer.headers, bytes, json };
}

/** Sends a picture as this person. */
export function upload(person: Person, path: string, picture: Buffer): Promise<PictureAnswer> {
  return request(person.server, path, person.credentials, picture);
}

/** Asks for a picture as this person. */
export function download(person: Person, id: string, size: 'small' | 'large' = 'large'): Promise<PictureAnswer> {
  return request(person.server, `/pictures/${id}/${size}`, person.credentials);
}
