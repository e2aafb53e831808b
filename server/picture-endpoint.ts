import type { IncomingMessage } from 'node:http';
import { sendJson } from './answers.ts';
import type { App } from './app.ts';
import { drawPicture } from './files/draw-picture.ts';
import { pictureSizes, type PictureSize } from './files/picture.ts';
import { readInvitedPicture, readPicture } from './files/read-picture.ts';
import { setProfilePicture } from './files/set-profile-picture.ts';
import { requireRoomPictureRight, setRoomPicture } from './files/set-room-picture.ts';
import { Uploads } from './files/uploads.ts';
import { answerFailure, type Endpoint, identify, notThere, requireOurUpload } from './plain-endpoint.ts';
import { readBytes } from './request-body.ts';
import { queryOf, type RequestGate } from './requests.ts';
import { filePolicy } from './security-headers.ts';
import { parseId } from './shared/ids.ts';
import { limits } from './shared/limits.ts';
import { refuseIfBehind } from './shared/load.ts';
import { RequestError } from './shared/request-error.ts';

type Reader = (id: string, size: PictureSize) => Promise<Uint8Array | null>;

const uploadPath = /^\/pictures\/(?:profile|rooms\/([^/]+))$/;
const picturePath = new RegExp(`^/pictures/([^/]+)/(${Object.keys(pictureSizes).join('|')})$`);

/**
 * `POST /pictures/profile` and `/pictures/rooms/<id>`: the body is the picture, the header `X-Hearth-Upload: 1` says that a program and no
 * other site's form sent it; the answer is `{"pictureId"}`, or `{"error"}` with a refusal as in GraphQL. `GET /pictures/<id>/small` or
 * `large`: WebP, for those who may see it; with `?invite=<code>` the picture of the invitation's room, for whoever holds it.
 */
export function createPictureEndpoint(app: App, gate: RequestGate): Endpoint {
  const uploads = new Uploads({
    all: limits.uploadsAtOnceMax,
    perPerson: limits.uploadsAtOncePerPersonMax,
    what: 'picture',
  });

  const receive: Endpoint = async (request, response, path) => {
    const { services, load } = app.backend;
    refuseIfBehind(load);
    const target = uploadPath.exec(path);
    if (target === null) return notThere(response, 'picture');
    requireOurUpload(gate, request, 'Pictures');
    const { userId } = await identify(app, gate, request);
    const roomId = target[1] === undefined ? null : parseId(target[1], 'The room');
    if (roomId !== null) await requireRoomPictureRight(services, userId, roomId);
    await services.rateLimits.take('uploadPerUser', userId);
    const { pictureId } = await uploads.run(userId, async () => {
      const bytes = await readBytes(request, limits.pictureBytesMax, limits.pictureBytesMax * 2);
      const drawn = await drawPicture(bytes);
      // A device that was signed out while it sent changes nothing more.
      await identify(app, gate, request);
      return roomId === null
        ? setProfilePicture(services, userId, drawn)
        : setRoomPicture(services, userId, roomId, drawn);
    });
    sendJson(response, 200, JSON.stringify({ pictureId, error: null }));
  };

  const readerForViewer = async (request: IncomingMessage): Promise<Reader> => {
    const { services, reads } = app.backend;
    const { userId } = await identify(app, gate, request);
    await services.rateLimits.take('operation', userId);
    const around = { work: services.work, rooms: reads.rooms };
    return (id, size) => readPicture(around, userId, id, size);
  };

  const readerForInvited = async (request: IncomingMessage, code: string): Promise<Reader> => {
    const { work, rateLimits } = app.backend.services;
    await rateLimits.take('secretLinkPerAddress', gate.addressOf(request));
    return (id, size) => readInvitedPicture(work, code, id, size);
  };

  const serve: Endpoint = async (request, response, path) => {
    const [, id = '', size] = picturePath.exec(path) ?? [];
    const code = queryOf(request).get('invite');
    const read = code === null ? await readerForViewer(request) : await readerForInvited(request, code);
    const bytes = size === undefined ? null : await read(parseId(id, 'The picture'), size as PictureSize);
    if (bytes === null) return notThere(response, 'picture');
    response.writeHead(200, {
      'Content-Type': 'image/webp',
      'Content-Length': bytes.length,
      'Content-Security-Policy': filePolicy,
      // Its address is never another picture's; a shared cache would show it to those who may not see it.
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };

  return async (request, response, path, ids) => {
    try {
      if (request.method === 'POST') await receive(request, response, path, ids);
      else if (request.method === 'GET' || request.method === 'HEAD') await serve(request, response, path, ids);
      else throw new RequestError('BAD_USER_INPUT', 'Pictures are read by GET and sent by POST.');
    } catch (thrown) {
      answerFailure(app, request, response, thrown, ids, 'pictureId');
    }
  };
}
