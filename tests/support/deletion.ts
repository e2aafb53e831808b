import { brokenPromises } from '../../server/database/backup/invariants.ts';
import type {
  DeleteAccountInput,
  DeleteAccountPayload,
  DeletePersonPayload,
  LeftMessages,
} from '../../server/graphql/generated.ts';
import { goodPassword, type Person } from './cast.ts';
import { type TestServer, until } from './server.ts';

const refusal = `error { __typename ... on UserError { message } }`;

/** What is asked about the end of an account. */
export const deletion = {
  deleteAccount: `mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { userId ${refusal} } }`,
  deletePerson: `mutation ($input: DeletePersonInput!) { deletePerson(input: $input) { userId ${refusal} } }`,
  ownedRooms: `{ viewer { ownedRooms { room { id name memberCount } heir { id username } } } }`,
  user: `query ($username: String!) { user(username: $username) { id } }`,
} as const;

/** Deletes the person's own account, keeping messages and with no rooms to decide about unless told. */
export async function deleteAccount(
  person: Person,
  choices: Partial<DeleteAccountInput> = {},
): Promise<DeleteAccountPayload> {
  const input = { password: goodPassword, messages: 'KEEP', handOver: [], deleteRooms: [], ...choices };
  return (await person.run(deletion.deleteAccount, { input })).deleteAccount;
}

export async function deletePerson(
  by: Person,
  { id: userId }: Pick<Person, 'id'>,
  messages: LeftMessages = 'KEEP',
): Promise<DeletePersonPayload> {
  return (await by.run(deletion.deletePerson, { input: { userId, messages } })).deletePerson;
}

/** Resolves when all that the accounts have left behind is taken away. */
export async function allErased(server: TestServer): Promise<void> {
  const left = async (): Promise<number> => {
    const connection = server.app.database.em.fork().getConnection();
    const rows = await connection.execute<unknown[]>('select id from user_account where erasing is not null');
    return rows.length;
  };
  await until(async () => (await left()) === 0, 'what deleted accounts left is taken away');
}

/** Which promises about its data a server's database breaks now; none is what every test of deletion ends with. */
export async function promisesBroken(server: TestServer): Promise<string[]> {
  const connection = server.app.database.em.fork().getConnection();
  return brokenPromises(async (sql) => {
    const [row] = await connection.execute<Record<string, unknown>[]>(sql);
    return Number(Object.values(row!)[0]);
  });
}
