import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { sendJson } from './answers.ts';
import type { App } from './app.ts';
import { byteRange } from './byte-range.ts';
import { BytesUnderWay } from './files/bytes-under-way.ts';
import { cleanFileName } from './files/file-name.ts';
import { Uploads } from './files/uploads.ts';
import type { MessageFile } from './messages/message-file.ts';
import { readFile } from './messages/read-file.ts';
import { earlierUpload, receiveFile } from './messages/receive-file.ts';
import { takeRoomFor } from './messages/upload-room.ts';
import { answerFailure, type Endpoint, identify, notThere, requireOurUpload } from './plain-endpoint.ts';
import type { RequestGate } from './requests.ts';
import { filePolicy } from './security-headers.ts';
import { parseId } from './shared/ids.ts';
import { limits } from './shared/limits.ts';
import { refuseIfBehind } from './shared/load.ts';
import { RequestError } from './shared/request-error.ts';

const uploadPath = /^\/files\/([^/]+)\/([^/]+)$/;
const filePath = /^\/files\/([^/]+)(\/preview)?$/;

/**
 * `POST /files/<roomId>/<id>`: the body is a file for a message to come, `X-Hearth-File-Name` its name; the answer is `{"file"}`, or `{"error"}`
 * with a refusal as in GraphQL. `GET /files/<id>`, and `/preview` of a picture: the bytes, for those who may read the message.
 */
export function createFileEndpoint(app: App, gate: RequestGate): Endpoint {
  const { services, reads, files, load } = app.backend;
  const { work, rateLimits } = services;
  const uploads = new Uploads({ all: limits.filesAtOnceMax, perPerson: limits.filesAtOncePerPersonMax, what: 'file' });
  const underWay = new BytesUnderWay();

  const receive: Endpoint = async (request, response, path) => {
    refuseIfBehind(load);
    const target = uploadPath.exec(path);
    if (target === null) return notThere(response, 'file');
    requireOurUpload(gate, request, 'Files');
    const { userId: authorId } = await identify(app, gate, request);
    const roomId = parseId(target[1]!, 'The room');
    const upload = { id: parseId(target[2]!, 'The file'), roomId, authorId, name: nameOf(request) };
    const file = (await earlierUpload(services, upload)) ?? (await receiveNew(request, upload));
    sendJson(response, 200, JSON.stringify({ file, error: null }));
  };

  const receiveNew = async (request: IncomingMessage, upload: Parameters<typeof receiveFile>[1]) => {
    const bytes = Number(request.headers['content-length'] ?? limits.fileBytesMax);
    await rateLimits.take('filePerUser', upload.authorId);
    return uploads.run(upload.authorId, async () => {
      const giveBack = await takeRoomFor({ em: work.read(), files, underWay }, upload.authorId, bytes);
      request.setTimeout(limits.uploadPauseMs, () => request.destroy());
      // A picture may have to wait for its turn to be drawn.
      request.once('end', () => request.setTimeout(0));
      try {
        return await receiveFile({ work, files }, upload, request, () => identify(app, gate, request));
      } catch (error) {
        throw work.storage.failed(error);
      } finally {
        giveBack();
        request.setTimeout(0);
      }
    });
  };

  const serve: Endpoint = async (request, response, path) => {
    const { userId } = await identify(app, gate, request);
    await rateLimits.take('operation', userId);
    const [, id, preview] = filePath.exec(path) ?? [];
    if (id === undefined) return notThere(response, 'file');
    const file = await readFile({ work, rooms: reads.rooms }, userId, parseId(id, 'The file'));
    const handle = file && (await files.open(file, preview === undefined ? 'original' : 'preview'));
    if (!file || !handle) return notThere(response, 'file');
    try {
      const { size } = await handle.stat();
      setHeaders(response, file, preview !== undefined);
      const range = byteRange(request, String(response.getHeader('ETag')), size);
      response.writeHead(range.status, range.headers);
      if (request.method === 'HEAD' || range.length === 0) return void response.end();
      const { start, length } = range;
      await pipeline(handle.createReadStream({ start, end: start + length - 1, autoClose: false }), response).catch(
        // Whoever has gone away needs the rest no more.
        () => response.destroy(),
      );
    } finally {
      await handle.close();
    }
  };

  return async (request, response, path, ids) => {
    try {
      if (request.method === 'POST') await receive(request, response, path, ids);
      else if (request.method === 'GET' || request.method === 'HEAD') await serve(request, response, path, ids);
      else throw new RequestError('BAD_USER_INPUT', 'Files are read by GET and sent by POST.');
    } catch (thrown) {
      answerFailure(app, request, response, thrown, ids, 'file');
    }
  };
}

/** A picture was drawn by us and is shown; all else is only saved, whatever it calls itself. */
function setHeaders(response: ServerResponse, { id, name, width }: MessageFile, isPreview: boolean): void {
  const isPicture = width != null;
  const savedAs = isPicture ? `${name.replace(/\.[^.]*$/, '')}.webp` : name;
  const headers = {
    'Content-Type': isPicture ? 'image/webp' : 'application/octet-stream',
    'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(savedAs)}`,
    'Content-Security-Policy': filePolicy,
    // Kept by the reader's own browser, which asks each time whether they may still see it.
    'Cache-Control': 'private, no-cache',
    ETag: `"${id}${isPreview ? '-preview' : ''}"`,
    'Accept-Ranges': 'bytes',
  };
  for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
}

/** As RFC 8187 has it. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}

function nameOf({ headers }: IncomingMessage): string {
  const given = headers['x-hearth-file-name'];
  try {
    return cleanFileName(decodeURIComponent(typeof given === 'string' ? given : ''));
  } catch {
    throw new RequestError('BAD_USER_INPUT', 'X-Hearth-File-Name must be the name, percent-encoded as UTF-8.');
  }
}
