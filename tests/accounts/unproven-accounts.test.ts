import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf, type Cast, goodPassword, operations, Person } from '../support/cast.ts';
import { allErased, promisesBroken } from '../support/deletion.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { dialects, startTestServer, type TestServer, until } from '../support/server.ts';

const dayMs = 24 * 3_600_000;

describe.each(dialects)('an account that waits for its address to be proved, on %s', (dialect) => {
  let server: TestServer;
  let cast: Cast;
  let mail: MailServer;
  beforeAll(async () => {
    mail = await startMailServer();
    const settings = { SMTP_URL: mail.url, MAIL_FROM: 'Hearth <chat@example.org>' };
    server = await startTestServer({ dialect, settings });
    cast = await castOf(server);
    await prove(cast.ben);
    await cast.anna.run(operations.changeServerSettings, { input: { email: 'REQUIRED' } });
  });
  afterAll(async () => {
    await server.stop();
    await mail.halt();
  });

  const nameOf = ({ username }: { username: string }): string => username;
  const join = async (username: string): Promise<Person> => {
    const input = { username, password: goodPassword, email: `${username}@example.org`, wantToken: true };
    const { signUp } = await cast.nobody.run(operations.signUp, { input });
    if (!signUp.viewer) throw new Error(JSON.stringify(signUp.error));
    return new Person(server, username, signUp.viewer.user.id, signUp.token!);
  };
  const prove = async (person: Person): Promise<void> => {
    const email = `${person.username}@example.org`;
    await person.run(operations.changeEmail, { input: { email, password: goodPassword } });
    const { code } = await mail.letterTo(email);
    await person.run(operations.proveEmail, { input: { code } });
  };
  const rows = <Row extends object>(sql: string) => server.app.database.em.fork().getConnection().execute<Row[]>(sql);
  const rowOf = async ({ id }: Person) =>
    (
      await rows<{ username: string; isDeleted: unknown }>(
        `select username, deleted_at is not null as "isDeleted" from user_account where id = '${id}'`,
      )
    )[0];

  it('is nowhere: nobody else sees it in the list or finds it by name, until it is proved', async () => {
    const sue = await join('sue');
    const names = async () => (await cast.ben.run('{ people { nodes { username } } }')).people.nodes.map(nameOf);
    const found = async () => (await cast.ben.run('{ user(username: "sue") { username } }')).user;
    expect(await names()).not.toContain('sue');
    expect(await found()).toBeNull();
    const { code } = await mail.letterTo('sue@example.org');
    expect((await sue.run(operations.proveEmail, { input: { code } })).proveEmail.error).toBeNull();
    expect(await names()).toContain('sue');
    expect(await found()).toEqual({ username: 'sue' });
  });

  it('leaves a row and frees its name: nothing looks through all messages for somebody who never came in', async () => {
    const tia = await join('tia');
    server.clock.advance(8 * dayMs);
    await server.app.tidy();
    const row = await rowOf(tia);
    expect(row?.username).toBe('deleted');
    expect(Boolean(row?.isDeleted)).toBe(true);
    expect((await join('tia')).id).not.toBe(tia.id);
    await allErased(server);
    expect(await promisesBroken(server)).toEqual([]);
  });

  it.runIf(dialect === 'postgres')('stays when it is proved while it is being forgotten', async () => {
    const uma = await join('uma');
    server.clock.advance(8 * dayMs);
    const proving = server.app.database.em.fork();
    await proving.begin();
    await proving.execute(`update user_account set email = 'uma@example.org' where id = '${uma.id}'`);
    await proving.execute(`delete from email_proof where user_id = '${uma.id}'`);
    const tidied = server.app.tidy();
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await until(async () => (await rows(waiting)).length > 0, 'it is waited for');
    await proving.commit();
    await tidied;
    expect(await rowOf(uma)).toEqual({ username: 'uma', isDeleted: false });
  });
});
