import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../server/shared/limits.ts';
import { type Cast, castOf, operations, type Person, roomOf, signUp } from '../support/cast.ts';
import { appoint, ban, deleteRoom, transfer } from '../support/moderation.ts';
import { report, reporting, reportPerson, reportsForAdmins, reportsIn, resolve } from '../support/reports.ts';
import { dialects, startTestServer, type TestServer } from '../support/server.ts';

const acts = `query ($id: ID!) { room(id: $id) { acts { nodes { kind by { id } about { id } } } } }`;

describe.each(dialects)('reports on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let admin: Person;
  let owner: Person;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    admin = await signUp(server, 'admin');
    owner = await signUp(server, 'owner');
    cast = await castOf(server);
  });
  afterAll(() => server.stop());

  /** A room of the owner's, with ben as its moderator, and cleo and dora in it. */
  const makeRoom = async () => {
    const { ben, cleo, dora } = cast;
    const room = await roomOf(owner, [ben, cleo, dora]);
    await appoint(owner, room.id, ben);
    return room;
  };
  const said = async (person: Person, roomId: string, body = 'buy my watches'): Promise<string> =>
    (await person.say(roomId, body)).message!.id;

  it('of a message reach moderators and the owner with its words, and nobody else', async () => {
    const { ben, cleo, dora } = cast;
    const room = await makeRoom();
    const id = await said(cleo, room.id, 'what? a/b \0 watches 🎉');
    expect((await report(dora, id, '  It is spam.  ')).report).toMatchObject({ isResolved: false });
    for (const reader of [ben, owner]) {
      expect(await reportsIn(reader, room.id)).toMatchObject([
        {
          text: 'what? a/b \0 watches 🎉',
          reason: 'It is spam.',
          about: { id: cleo.id },
          reportedBy: { id: dora.id },
          outcome: null,
          viewerMayDecide: ['MESSAGE_REMOVED', 'PERSON_BANNED', 'NOTHING_DONE'],
        },
      ]);
    }
    for (const other of [cleo, dora]) {
      expect((await other.ask(reporting.inRoom, { id: room.id })).errors[0]?.extensions?.code).toBe('FORBIDDEN');
      const count = `query ($id: ID!) { room(id: $id) { openReportCount } }`;
      expect((await other.run(count, { id: room.id })).room!.openReportCount).toBe(0);
    }
    expect(await reportsForAdmins(admin)).toEqual([]);
  });

  it('are told live to those who may look at them, and to no one else', async () => {
    const { ben, cleo, dora } = cast;
    const room = await makeRoom();
    const listeners = await Promise.all([ben, owner, cleo, dora].map((person) => person.listen(operations.events)));
    await report(dora, await said(cleo, room.id));
    await report(dora, await said(ben, room.id));
    await said(dora, room.id, 'the end');
    const heard = await Promise.all(
      listeners.map(async ({ stream }) => {
        const told = await stream.takeUntil(
          ({ data }) => data?.events.__typename === 'MessageAdded' && data.events.message.body === 'the end',
        );
        return told.filter(({ data }) => data?.events.__typename === 'ReportsChanged').length;
      }),
    );
    expect(heard).toEqual([1, 2, 0, 0]);
    await Promise.all(listeners.map(({ socket }) => socket.close()));
  });

  it('about a moderator are for the owner, about the owner for the admins, and never for those whom they are about', async () => {
    const { ben, cleo, dora } = cast;
    const room = await makeRoom();
    await appoint(owner, room.id, dora);
    const aboutBen = (await report(cleo, await said(ben, room.id, 'moderator’s'))).report!;
    const aboutOwner = (await report(cleo, await said(owner, room.id, 'owner’s'))).report!;
    expect(await reportsIn(ben, room.id)).toEqual([]);
    expect(await reportsIn(dora, room.id)).toEqual([]);
    expect((await reportsIn(owner, room.id)).map(({ text }) => text)).toEqual(['moderator’s']);
    expect(await reportsForAdmins(admin)).toMatchObject([
      {
        text: 'owner’s',
        roomName: room.name,
        viewerMayDecide: ['MESSAGE_REMOVED', 'PERSON_SUSPENDED', 'NOTHING_DONE'],
      },
    ]);
    for (const [person, id] of [
      [ben, aboutBen.id],
      [dora, aboutBen.id],
      [cleo, aboutBen.id],
      [admin, aboutBen.id],
      [owner, aboutOwner.id],
      [dora, aboutOwner.id],
    ] as const) {
      expect((await resolve(person, id)).error).toMatchObject({ __typename: 'ReportNotFound' });
    }
    // What decides is what they are now.
    await transfer(owner, room.id, ben);
    expect((await reportsForAdmins(admin)).map(({ text }) => text)).toEqual(['moderator’s']);
    expect((await reportsIn(ben, room.id)).map(({ text }) => text)).toEqual(['owner’s']);
    expect((await resolve(admin, aboutBen.id)).report).toMatchObject({ outcome: 'NOTHING_DONE' });
    expect((await resolve(ben, aboutOwner.id)).report).toMatchObject({ outcome: 'NOTHING_DONE' });
  });

  it('keep what was said when it is edited or deleted, and do what was decided', async () => {
    const { ben, cleo, dora } = cast;
    const room = await makeRoom();
    const edited = await said(cleo, room.id, 'first words');
    const { report: made } = await report(dora, edited);
    await report(owner, edited);
    await cleo.edit(edited, 'innocent words');
    expect((await reportsIn(ben, room.id)).map(({ text }) => text)).toEqual(['first words', 'first words']);
    const { report: decided } = await resolve(ben, made!.id, 'MESSAGE_REMOVED', ' Not here. ');
    expect(decided).toMatchObject({ outcome: 'MESSAGE_REMOVED', note: 'Not here.', resolvedBy: { id: ben.id } });
    expect((await dora.messages(room.id)).nodes[0]).toMatchObject({ body: '' });
    // The other report of the same message is looked at with it.
    expect(await reportsIn(ben, room.id)).toEqual([]);
    expect(await reportsIn(ben, room.id, { isResolved: true })).toHaveLength(2);
    const { nodes } = (await ben.run(acts, { id: room.id })).room!.acts;
    expect(nodes).toContainEqual({ kind: 'RESOLVED_REPORT', by: { id: ben.id }, about: null });
    expect(nodes).toContainEqual({ kind: 'DELETED_MESSAGE', by: { id: ben.id }, about: { id: cleo.id } });
    // Decided once: another decision changes nothing.
    expect((await resolve(owner, made!.id, 'PERSON_BANNED')).report).toMatchObject({ outcome: 'MESSAGE_REMOVED' });

    const { report: person } = await reportPerson(dora, room.id, cleo, 'Writes to everybody');
    expect((await resolve(ben, person!.id, 'MESSAGE_REMOVED')).error).toMatchObject({ __typename: 'NotAllowed' });
    expect((await resolve(ben, person!.id, 'PERSON_SUSPENDED')).error).toMatchObject({ __typename: 'NotAllowed' });
    expect((await resolve(ben, person!.id, 'PERSON_BANNED')).report).toMatchObject({ text: '', position: null });
    expect((await cleo.say(room.id, 'hello?')).error).toMatchObject({ __typename: 'Banned' });
  });

  it('about an owner let an admin take the message away or suspend them, without being let into the room', async () => {
    const boss = await signUp(server, `chief-${dialect}`);
    const open = await roomOf(boss, [cast.dora]);
    const first = (await report(cast.dora, await said(boss, open.id, 'one'))).report!;
    const second = (await report(cast.dora, await said(boss, open.id, 'two'))).report!;
    expect((await resolve(admin, first.id, 'PERSON_BANNED')).error).toMatchObject({ __typename: 'NotAllowed' });
    expect((await resolve(admin, first.id, 'MESSAGE_REMOVED')).report?.outcome).toBe('MESSAGE_REMOVED');
    expect((await cast.dora.messages(open.id)).nodes.map(({ body }) => body)).toEqual(['', 'two']);
    expect((await admin.ask(operations.messages, { id: open.id })).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await resolve(admin, second.id, 'PERSON_SUSPENDED')).report?.outcome).toBe('PERSON_SUSPENDED');
    expect((await boss.ask(operations.viewer)).status).toBe(401);
  });

  it('tell the one who reported quietly that somebody has looked, and nobody who it was', async () => {
    const { ben, cleo, dora } = cast;
    const room = await makeRoom();
    const { stream, socket } = await dora.listen(
      'subscription { events { __typename ... on ReportResolved { roomName } } }',
    );
    const made = (await report(dora, await said(cleo, room.id))).report!;
    await resolve(ben, made.id, 'NOTHING_DONE', 'for us alone');
    const told = await stream.takeUntil(({ data }) => data?.events.__typename === 'ReportResolved');
    expect(told.at(-1)?.data?.events).toEqual({ __typename: 'ReportResolved', roomName: room.name });
    const [own] = (await dora.run(reporting.own)).viewer!.reports;
    expect(own).toEqual({
      id: made.id,
      roomName: room.name,
      text: 'buy my watches',
      isResolved: true,
      about: { id: cleo.id },
    });
    expect((await cast.anna.run(reporting.own)).viewer!.reports).toEqual([]);
    await socket.close();
  });

  it('are made once for a person and message, however often and at the same time', async () => {
    const { ben, cleo, dora } = cast;
    const room = await makeRoom();
    const id = await said(cleo, room.id);
    const made = await Promise.all(Array.from({ length: 8 }, () => report(dora, id)));
    const persons = await Promise.all(Array.from({ length: 8 }, () => reportPerson(dora, room.id, cleo)));
    expect(new Set(made.map((payload) => payload.report?.id)).size).toBe(1);
    expect(new Set(persons.map((payload) => payload.report?.id)).size).toBe(1);
    expect(await reportsIn(ben, room.id)).toHaveLength(2);
    await Promise.all(
      ['MESSAGE_REMOVED', 'PERSON_BANNED'].map((outcome) => resolve(ben, made[0]!.report!.id, outcome as never)),
    );
    const [decided] = await reportsIn(owner, room.id, { isResolved: true });
    const { nodes } = await dora.messages(room.id);
    expect(nodes[0]!.body === '').toBe(decided!.outcome === 'MESSAGE_REMOVED');
    const { nodes: done } = (await ben.run(acts, { id: room.id })).room!.acts;
    expect(done.filter(({ kind }) => kind === 'RESOLVED_REPORT')).toHaveLength(1);
  });

  it('are refused where there is nothing to report, or nobody who may', async () => {
    const { anna, ben, cleo, dora, nobody } = cast;
    const room = await makeRoom();
    const id = await said(cleo, room.id);
    const input = { messageId: id };
    expect((await report(cleo, id)).error).toMatchObject({ __typename: 'NotAllowed' });
    expect((await report(anna, id)).error).toMatchObject({ __typename: 'MessageNotFound' });
    expect((await report(dora, randomUUID())).error).toMatchObject({ __typename: 'MessageNotFound' });
    expect((await nobody.ask(reporting.reportMessage, { input })).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    for (const messageId of ['', 'x'.repeat(10_000)]) {
      const { errors } = await dora.ask(reporting.reportMessage, { input: { messageId } });
      expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
    const long = 'x'.repeat(limits.reportRemarkLengthMax + 1);
    expect((await report(dora, id, long)).error).toMatchObject({ problems: [{ field: 'reason' }] });
    expect((await reportPerson(dora, room.id, dora)).error).toMatchObject({ __typename: 'NotAllowed' });
    expect((await reportPerson(dora, room.id, anna)).error).toMatchObject({ __typename: 'MemberNotFound' });
    expect((await reportPerson(anna, room.id, cleo)).error).toMatchObject({ __typename: 'NotAMember' });
    expect((await reportPerson(dora, randomUUID(), cleo)).error).toMatchObject({ __typename: 'RoomNotFound' });
    expect((await reportPerson(dora, room.id, cleo, long)).error).toMatchObject({ problems: [{ field: 'reason' }] });
    const made = (await report(dora, id)).report!;
    expect((await resolve(ben, made.id, 'NOTHING_DONE', long)).error).toMatchObject({ problems: [{ field: 'note' }] });
    expect((await resolve(ben, randomUUID())).error).toMatchObject({ __typename: 'ReportNotFound' });
    await cleo.delete(id);
    expect((await report(owner, id)).error).toMatchObject({ __typename: 'MessageGone' });
    expect((await reportsIn(ben, room.id))[0]).toMatchObject({ text: 'buy my watches' });
    await ban(ben, room.id, dora);
    expect((await reportPerson(dora, room.id, cleo)).error).toMatchObject({ __typename: 'Banned' });
    expect((await report(dora, id)).error).toMatchObject({ __typename: 'MessageNotFound' });
  });

  it('go page by page, with the room, and 30 days after they were looked at', async () => {
    const { ben, cleo, dora } = cast;
    const room = await makeRoom();
    for (const body of ['one', 'two', 'three']) await report(dora, await said(cleo, room.id, body));
    const first = (await ben.run(reporting.inRoom, { id: room.id, first: 2 })).room!;
    expect(first.openReportCount).toBe(3);
    expect(first.reports.nodes.map(({ text }) => text)).toEqual(['three', 'two']);
    const { endCursor: after } = first.reports.pageInfo;
    expect((await reportsIn(ben, room.id, { after })).map(({ text }) => text)).toEqual(['one']);
    await resolve(ben, first.reports.nodes[0]!.id);
    server.clock.advance(limits.resolvedReportKeptMs - 60_000);
    await server.app.tidy();
    expect(await reportsIn(ben, room.id, { isResolved: true })).toHaveLength(1);
    server.clock.advance(120_000);
    await server.app.tidy();
    expect(await reportsIn(ben, room.id, { isResolved: true })).toEqual([]);
    expect(await reportsIn(ben, room.id)).toHaveLength(2);
    await deleteRoom(owner, room.id);
    expect((await resolve(ben, first.reports.nodes[1]!.id)).error).toMatchObject({ __typename: 'ReportNotFound' });
  });
});

it('are limited for each person, and what is refused is told with the time to wait', async () => {
  const server = await startTestServer({ isLimited: true });
  const anna = await signUp(server, 'anna');
  const ben = await signUp(server, 'ben');
  const room = await roomOf(anna, [ben]);
  const ids = await Promise.all(
    Array.from({ length: 21 }, async (_, count) => (await anna.say(room.id, `${count}`)).message!.id),
  );
  for (const id of ids.slice(0, 20)) expect((await report(ben, id)).error).toBeNull();
  const { errors } = await ben.ask(reporting.reportMessage, { input: { messageId: ids[20] } });
  expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
  expect(errors[0]?.extensions?.retryAfterMs).toBeGreaterThan(0);
  await server.stop();
});
