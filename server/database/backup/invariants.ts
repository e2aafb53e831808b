/** Runs SQL that counts and answers the number. */
export type CountRows = (sql: string) => Promise<number>;

/** What must be true of every database of ours, each with SQL for both dialects that counts what breaks it. */
const invariants: readonly (readonly [promise: string, sql: string])[] = [
  [
    'messages are numbered without gaps up to the last position of their room',
    `select count(*) from room where last_position <> (select count(*) from message where message.room_id = room.id)
       or last_position <> coalesce((select max(position) from message where message.room_id = room.id), 0)`,
  ],
  [
    'a room with members has exactly one owner',
    `select count(*) from room where member_count > 0
       and 1 <> (select count(*) from membership where membership.room_id = room.id and role = 'OWNER')`,
  ],
  [
    'one account at most owns the server',
    `select case when count(*) > 1 then 1 else 0 end from user_account where role = 'OWNER'`,
  ],
  [
    'a room counts its members',
    `select count(*) from room where member_count <> (select count(*) from membership where membership.room_id = room.id)`,
  ],
  [
    'nobody has read more than there is',
    `select count(*) from membership join room on room.id = membership.room_id where read_position > last_position`,
  ],
];

/** The promises that the data breaks, in words; none is how it should be. */
export async function brokenPromises(count: CountRows): Promise<string[]> {
  const broken: string[] = [];
  for (const [promise, sql] of invariants) {
    const rows = await count(sql);
    if (rows > 0) broken.push(`${promise} (broken ${rows} times)`);
  }
  return broken;
}

/** What a host recognises their server by. */
export interface Counts {
  readonly people: number;
  readonly rooms: number;
  readonly messages: number;
}

export async function countAll(count: CountRows): Promise<Counts> {
  return {
    people: await count('select count(*) from user_account'),
    rooms: await count('select count(*) from room'),
    messages: await count('select count(*) from message'),
  };
}
