import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredFile } from '../../server/core/events.ts';
import type { SendMessagePayload } from '../../server/graphql/generated.ts';
import { MessageFile } from '../../server/messages/message-file.ts';
import type { Person } from './cast.ts';
import type { Credentials, Target } from './client.ts';
import type { TestServer } from './server.ts';

const messageWithFiles = `id position revision body deletedAt files { id name size width height }`;

export const sendWithFiles = `mutation SendWithFiles($input: SendMessageInput!) { sendMessage(input: $input) {
  message { ${messageWithFiles} } error { __typename ... on UserError { message } } } }`;

/** A file as a server tells of it. */
export interface ToldFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
}

/** What a server answered to a file that was sent, or asked for. */
export interface FileAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** Of an answer in JSON. */
  readonly json: {
    readonly file?: ToldFile | null;
    readonly error?: { readonly __typename: string; readonly message: string } | null;
    readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  };
}

/** One request for a file as it is given, with a body to send one. */
export async function askForFile(
  { origin }: Target,
  path: string,
  { token, cookie, headers }: Credentials = {},
  body?: Buffer,
): Promise<FileAnswer> {
  const answer = await fetch(origin + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'X-Hearth-Upload': '1', 'X-Hearth-File-Name': 'notes.txt' }),
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(cookie && { Cookie: cookie }),
      ...headers,
    },
    ...(body !== undefined && { body: new Uint8Array(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  const json = isJson ? (JSON.parse(bytes.toString()) as FileAnswer['json']) : {};
  return { status: answer.status, headers: answer.headers, bytes, json };
}

/** Uploads a file to a room as this person. */
export function uploadFile(
  person: Person,
  roomId: string,
  body: Buffer | string,
  { name = 'notes.txt', id = randomUUID() }: { readonly name?: string; readonly id?: string } = {},
): Promise<FileAnswer> {
  const headers = { 'X-Hearth-File-Name': encodeURIComponent(name) };
  return askForFile(person.server, `/files/${roomId}/${id}`, { token: person.token, headers }, Buffer.from(body));
}

/** The same, for a file that is taken. */
export async function uploaded(...upload: Parameters<typeof uploadFile>): Promise<ToldFile> {
  const { status, json } = await uploadFile(...upload);
  if (!json.file) throw new Error(`The file was not taken: ${status} ${JSON.stringify(json)}`);
  return json.file;
}

/** Asks for a file as this person; `/preview` behind the id asks for the smaller picture. */
export function fetchFile(
  person: Person,
  id: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<FileAnswer> {
  return askForFile(person.server, `/files/${id}`, { token: person.token, headers });
}

/** Sends a message with files as this person. */
export async function sendFiles(
  person: Person,
  roomId: string,
  fileIds: readonly string[],
  { body = '', id = randomUUID() }: { readonly body?: string; readonly id?: string } = {},
): Promise<SendMessagePayload> {
  const { sendMessage } = await person.run(sendWithFiles, { input: { id, roomId, body, fileIds } });
  return sendMessage;
}

/** Sends a message with one new file, and answers both. */
export async function sayWithFile(
  person: Person,
  roomId: string,
  {
    body = '',
    content = 'what is in it',
    name = 'notes.txt',
  }: { readonly body?: string; readonly content?: Buffer | string; readonly name?: string } = {},
): Promise<{ readonly id: string; readonly file: ToldFile; readonly position: number }> {
  const file = await uploaded(person, roomId, content, { name });
  const { message, error } = await sendFiles(person, roomId, [file.id], { body });
  if (!message) throw new Error(`It could not be sent: ${String(error?.message)}`);
  return { id: message.id, position: message.position, file };
}

/** Whether the bytes of a file lie on the server's disk, whichever upload they came by. */
export function hasBytes({ app }: TestServer, id: string): boolean {
  const folder = join(app.backend.files.dir, id.slice(-2));
  return existsSync(folder) && readdirSync(folder).some((name) => new RegExp(`^${id}\\.\\w+$`).test(name));
}

/** By what the bytes of a file that somebody uploaded are known. */
export function storedFile({ app }: TestServer, id: string): Promise<StoredFile> {
  return app.database.em.fork().findOneOrFail(MessageFile, id);
}
