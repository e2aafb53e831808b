/** Runs SQL that counts and answers the number. */
export type CountRows = (sql: string) => Promise<number>;

/** What must be true of every database of ours, each with SQL for both dialects that counts what breaks it. */
const invariants: readonly (readonly [promise: string, sql: string])[] = [
  [
    'the messages that a room keeps are numbered without gaps from the first that it keeps to its last position',
    `select count(*) from room where last_position - kept_from + 1 <>
         (select count(*) from message where message.room_id = room.id and position >= kept_from)
       or kept_from < 1 or kept_from > last_position + 1 or live_from < 1 or live_from > last_position + 1
       or last_position < coalesce((select max(position) from message where message.room_id = room.id), 0)`,
  ],
  [
    'a room with members has exactly one owner',
    `select count(*) from room where member_count > 0 and direct_key is null
       and 1 <> (select count(*) from membership where membership.room_id = room.id and role = 'OWNER')`,
  ],
  [
    'a conversation of two is between those whom its key names, as equals, until one is gone',
    `select count(*) from room where direct_key is not null and (name_key is not null or member_count not in (1, 2)
       or exists (select 1 from membership where membership.room_id = room.id and (role <> 'MEMBER'
         or cast(user_id as varchar(36)) not in (substr(direct_key, 1, 36), substr(direct_key, 38, 36))))
       or (member_count = 1 and substr(direct_key, 1, 36) <> substr(direct_key, 38, 36))
         <> exists (select 1 from membership where membership.room_id = room.id and standing = 'GONE'))`,
  ],
  [
    'who has blocked whom shows in their conversation',
    `select count(*) from membership own join membership other on other.room_id = own.room_id and other.id <> own.id
       join room on room.id = own.room_id where direct_key is not null and own.standing <> case
         when exists (select 1 from block where blocker_id = own.user_id and blocked_id = other.user_id) then 'BLOCKING'
         when exists (select 1 from block where blocker_id = other.user_id and blocked_id = own.user_id) then 'BLOCKED'
         else 'OPEN' end`,
  ],
  [
    'one account at most owns the server',
    `select case when count(*) > 1 then 1 else 0 end as count from user_account where role = 'OWNER'`,
  ],
  [
    'a deleted account is nowhere, once all is taken away',
    `select count(*) from user_account where deleted_at is not null and (
       exists (select 1 from session where session.user_id = user_account.id)
       or (erasing is null and exists (select 1 from membership where membership.user_id = user_account.id)))`,
  ],
  [
    'a room counts its members',
    `select count(*) from room where member_count <> (select count(*) from membership where membership.room_id = room.id)`,
  ],
  [
    'a person has the picture that they name, and a picture its person',
    `select (select count(*) from user_account where picture_id is not null
       and not exists (select 1 from picture where picture.id = picture_id and picture.user_id = user_account.id))
       + (select count(*) from picture where user_id is not null
       and not exists (select 1 from user_account where user_account.id = user_id and picture_id = picture.id)) as count`,
  ],
  [
    'a room has the picture that it names, and a picture its room',
    `select (select count(*) from room where picture_id is not null
       and not exists (select 1 from picture where picture.id = picture_id and picture.room_id = room.id))
       + (select count(*) from picture where room_id is not null
       and not exists (select 1 from room where room.id = room_id and picture_id = picture.id)) as count`,
  ],
  [
    'a file belongs to a message of its room that tells of it, or waits to be sent',
    `select count(*) from file where message_id is not null and not exists (select 1 from message
       where message.id = message_id and message.room_id = file.room_id and files like '%' || cast(file.id as varchar(36)) || '%')`,
  ],
  [
    'a message has the files that it tells of',
    `select count(*) from message where files is not null
       and not exists (select 1 from file where file.message_id = message.id)`,
  ],
  [
    'a message is kept or dropped, and not both',
    `select count(*) from dropped_message join room on room.id = dropped_message.room_id where position >= kept_from`,
  ],
  [
    'nobody sees from further on than they could have joined',
    `select count(*) from membership join room on room.id = membership.room_id where sees_from < 1 or sees_from > last_position + 1`,
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
  readonly files: number;
}

export async function countAll(count: CountRows): Promise<Counts> {
  return {
    people: await count('select count(*) from user_account where deleted_at is null'),
    rooms: await count('select count(*) from room'),
    messages: await count('select count(*) from message'),
    files: await count('select count(*) from file'),
  };
}
