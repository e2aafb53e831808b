import { Migration } from '@mikro-orm/migrations';

export class Migration20261121125303_foundation extends Migration {

  override name = 'Migration20261121125303_foundation';

  override up(): void | Promise<void> {
    this.addSql(`create table \`mail_outcome\` (\`id\` text not null primary key, \`sent_at\` datetime null, \`failed_at\` datetime null, \`problem\` text check (\`problem\` in ('UNREACHABLE', 'SIGN_IN_REFUSED', 'BUSY', 'REFUSED')) null);`);

    this.addSql(`create table \`outgoing_mail\` (\`id\` text not null primary key, \`kind\` text check (\`kind\` in ('PROVE_ADDRESS', 'RECOVER', 'ADDRESS_CHANGED', 'PASSWORD_RECOVERED', 'RECOVERY_CODES_MADE')) not null, \`user_id\` text null, \`recipient\` text not null, \`reference\` text null, \`queued_at\` datetime not null, \`due_at\` datetime not null, \`attempts\` integer not null, \`leased_until\` datetime null);`);
    this.addSql(`create index \`outgoing_mail_due_at_index\` on \`outgoing_mail\` (\`due_at\`);`);

    this.addSql(`create table \`room\` (\`id\` text not null primary key, \`name\` text not null, \`name_key\` text null, \`direct_key\` text null, \`description\` text not null, \`access\` text check (\`access\` in ('OPEN', 'PASSWORD', 'INVITE')) not null, \`password_hash\` text null, \`picture_id\` text null, \`is_listed\` integer not null, \`tells_comings\` integer not null, \`keep\` text check (\`keep\` in ('EVERYTHING', 'LAST', 'DAYS', 'LIVE')) not null, \`keep_amount\` integer null, \`kept_from\` integer not null, \`live_from\` integer not null, \`new_members_see\` text check (\`new_members_see\` in ('EVERYTHING', 'FROM_JOINING')) not null, \`last_position\` integer not null, \`revision\` integer not null, \`member_version\` integer not null, \`member_count\` integer not null, \`created_at\` datetime not null, \`last_activity_at\` datetime not null, \`closed_at\` datetime null);`);
    this.addSql(`create unique index \`room_name_key_unique\` on \`room\` (\`name_key\`);`);
    this.addSql(`create unique index \`room_direct_key_unique\` on \`room\` (\`direct_key\`);`);
    this.addSql(`create index \`room_is_listed_last_activity_at_id_index\` on \`room\` (\`is_listed\`, \`last_activity_at\`, \`id\`);`);

    this.addSql(`create table \`dropped_message\` (\`room_id\` text not null, \`key\` text not null, \`position\` integer not null, \`revision\` integer not null, \`sent_at\` datetime not null, primary key (\`room_id\`, \`key\`), constraint \`dropped_message_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade);`);

    this.addSql(`create table \`server_settings\` (\`id\` text not null primary key, \`server_name\` text not null, \`way_in\` text check (\`way_in\` in ('OPEN', 'INVITE', 'CLOSED')) not null, \`email\` text check (\`email\` in ('OFF', 'OPTIONAL', 'REQUIRED')) not null, \`is_quick_join_on\` integer not null, \`devices\` text check (\`devices\` in ('UNLIMITED', 'LIMITED', 'ONE_REFUSE', 'ONE_REPLACE')) not null, \`devices_max\` integer not null, \`files_mark\` text null, \`version\` integer not null);`);

    this.addSql(`create table \`user_account\` (\`id\` text not null primary key, \`username\` text not null, \`username_key\` text not null, \`username_looks\` text not null, \`display_name\` text not null, \`display_name_key\` text not null, \`bio\` text not null, \`pronouns\` text not null, \`interests\` text not null, \`picture_id\` text null, \`email\` text null, \`email_key\` text null, \`email_verified_at\` datetime null, \`password_hash\` text not null, \`role\` text check (\`role\` in ('OWNER', 'ADMIN', 'MEMBER', 'GUEST')) not null, \`suspended_at\` datetime null, \`theme\` text check (\`theme\` in ('SYSTEM', 'LIGHT', 'DARK')) not null, \`enter_sends\` integer not null, \`shows_last_seen\` integer not null, \`last_seen_at\` datetime null, \`who_may_write\` text check (\`who_may_write\` in ('EVERYBODY', 'SHARED_ROOM', 'CONTACTS')) not null, \`created_at\` datetime not null, \`deleted_at\` datetime null, \`erasing\` text check (\`erasing\` in ('ACCOUNT', 'MESSAGES')) null);`);
    this.addSql(`create unique index \`user_account_username_key_unique\` on \`user_account\` (\`username_key\`);`);
    this.addSql(`create unique index \`user_account_username_looks_unique\` on \`user_account\` (\`username_looks\`);`);
    this.addSql(`create unique index \`user_account_email_key_unique\` on \`user_account\` (\`email_key\`);`);
    this.addSql(`create index \`user_account_erasing_index\` on \`user_account\` (\`erasing\`);`);
    this.addSql(`create index \`user_account_display_name_key_id_index\` on \`user_account\` (\`display_name_key\`, \`id\`);`);

    this.addSql(`create table \`settings_change\` (\`id\` text not null primary key, \`changed_by_id\` text null, \`changed_at\` datetime not null, \`setting\` text not null, \`before\` text not null, \`after\` text not null, constraint \`settings_change_changed_by_id_foreign\` foreign key (\`changed_by_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`settings_change_changed_by_id_index\` on \`settings_change\` (\`changed_by_id\`);`);
    this.addSql(`create index \`settings_change_changed_at_id_index\` on \`settings_change\` (\`changed_at\`, \`id\`);`);

    this.addSql(`create table \`session\` (\`id\` text not null primary key, \`user_id\` text not null, \`token_hash\` text not null, \`is_kept\` integer not null, \`is_held\` integer not null, \`user_agent\` text not null, \`created_at\` datetime not null, \`last_used_at\` datetime not null, \`expires_at\` datetime not null, constraint \`session_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`session_user_id_index\` on \`session\` (\`user_id\`);`);
    this.addSql(`create unique index \`session_token_hash_unique\` on \`session\` (\`token_hash\`);`);
    this.addSql(`create index \`session_expires_at_index\` on \`session\` (\`expires_at\`);`);

    this.addSql(`create table \`server_act\` (\`id\` text not null primary key, \`kind\` text check (\`kind\` in ('SUSPENDED', 'RESTORED', 'CHANGED_ROLE', 'DELETED_ACCOUNT', 'SIGNED_OUT', 'MADE_RESET_LINK', 'INVITED', 'REVOKED_INVITE', 'CHANGED_SETTING', 'GAVE_ROOM', 'REMOVED_ROOM', 'RESOLVED_REPORT')) not null, \`by_id\` text null, \`about_id\` text null, \`detail\` text null, \`room_id\` text null, \`done_at\` datetime not null, constraint \`server_act_by_id_foreign\` foreign key (\`by_id\`) references \`user_account\` (\`id\`) on delete set null, constraint \`server_act_about_id_foreign\` foreign key (\`about_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`server_act_by_id_index\` on \`server_act\` (\`by_id\`);`);
    this.addSql(`create index \`server_act_about_id_index\` on \`server_act\` (\`about_id\`);`);
    this.addSql(`create index \`server_act_done_at_id_index\` on \`server_act\` (\`done_at\`, \`id\`);`);

    this.addSql(`create table \`room_act\` (\`id\` text not null primary key, \`room_id\` text not null, \`kind\` text check (\`kind\` in ('BANNED', 'UNBANNED', 'REMOVED', 'APPOINTED', 'DISMISSED', 'TRANSFERRED', 'CHANGED_ROOM', 'CHANGED_KEEPING', 'DELETED_MESSAGE', 'RESOLVED_REPORT')) not null, \`by_id\` text null, \`about_id\` text null, \`done_at\` datetime not null, constraint \`room_act_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade, constraint \`room_act_by_id_foreign\` foreign key (\`by_id\`) references \`user_account\` (\`id\`) on delete set null, constraint \`room_act_about_id_foreign\` foreign key (\`about_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`room_act_by_id_index\` on \`room_act\` (\`by_id\`);`);
    this.addSql(`create index \`room_act_about_id_index\` on \`room_act\` (\`about_id\`);`);
    this.addSql(`create index \`room_act_room_id_done_at_id_index\` on \`room_act\` (\`room_id\`, \`done_at\`, \`id\`);`);

    this.addSql(`create table \`recovery_code\` (\`id\` text not null primary key, \`user_id\` text not null, \`code_hash\` text not null, \`is_link\` integer not null, \`expires_at\` datetime null, \`created_at\` datetime not null, constraint \`recovery_code_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`recovery_code_user_id_index\` on \`recovery_code\` (\`user_id\`);`);
    this.addSql(`create unique index \`recovery_code_code_hash_unique\` on \`recovery_code\` (\`code_hash\`);`);

    this.addSql(`create table \`picture\` (\`id\` text not null primary key, \`user_id\` text null, \`room_id\` text null, \`small\` blob not null, \`large\` blob not null, \`created_at\` datetime not null, constraint \`picture_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade, constraint \`picture_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade);`);
    this.addSql(`create unique index \`picture_user_id_unique\` on \`picture\` (\`user_id\`);`);
    this.addSql(`create unique index \`picture_room_id_unique\` on \`picture\` (\`room_id\`);`);

    this.addSql(`create table \`message_request\` (\`id\` text not null primary key, \`from_id\` text not null, \`to_id\` text not null, \`body\` text not null, \`sent_at\` datetime not null, \`declined_at\` datetime null, constraint \`message_request_from_id_foreign\` foreign key (\`from_id\`) references \`user_account\` (\`id\`) on delete cascade, constraint \`message_request_to_id_foreign\` foreign key (\`to_id\`) references \`user_account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`message_request_to_id_sent_at_id_index\` on \`message_request\` (\`to_id\`, \`sent_at\`, \`id\`);`);
    this.addSql(`create unique index \`message_request_from_id_to_id_unique\` on \`message_request\` (\`from_id\`, \`to_id\`);`);

    this.addSql(`create table \`message\` (\`id\` text not null primary key, \`room_id\` text not null, \`author_id\` text null, \`position\` integer not null, \`revision\` integer not null, \`body\` text not null, \`sent_at\` datetime not null, \`edited_at\` datetime null, \`deleted_at\` datetime null, \`files\` text null, constraint \`message_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade, constraint \`message_author_id_foreign\` foreign key (\`author_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`message_changed_index\` on \`message\` (\`room_id\`, \`revision\`) where (edited_at is not null or deleted_at is not null);`);
    this.addSql(`create index \`message_files_index\` on \`message\` (\`room_id\`, \`position\`) where files is not null;`);
    this.addSql(`create unique index \`message_room_id_position_unique\` on \`message\` (\`room_id\`, \`position\`);`);

    this.addSql(`create table \`report\` (\`id\` text not null primary key, \`room_id\` text not null, \`message_id\` text null, \`position\` integer null, \`text\` text not null, \`about_id\` text null, \`reporter_id\` text null, \`reason\` text null, \`reported_at\` datetime not null, \`resolved_at\` datetime null, \`resolved_by_id\` text null, \`outcome\` text check (\`outcome\` in ('NOTHING_DONE', 'MESSAGE_REMOVED', 'PERSON_BANNED', 'PERSON_SUSPENDED')) null, \`note\` text null, constraint \`report_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade, constraint \`report_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on delete set null, constraint \`report_about_id_foreign\` foreign key (\`about_id\`) references \`user_account\` (\`id\`) on delete set null, constraint \`report_reporter_id_foreign\` foreign key (\`reporter_id\`) references \`user_account\` (\`id\`) on delete set null, constraint \`report_resolved_by_id_foreign\` foreign key (\`resolved_by_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`report_about_id_index\` on \`report\` (\`about_id\`);`);
    this.addSql(`create index \`report_reporter_id_index\` on \`report\` (\`reporter_id\`);`);
    this.addSql(`create index \`report_resolved_at_index\` on \`report\` (\`resolved_at\`);`);
    this.addSql(`create index \`report_resolved_by_id_index\` on \`report\` (\`resolved_by_id\`);`);
    this.addSql(`create index \`report_room_id_reported_at_id_index\` on \`report\` (\`room_id\`, \`reported_at\`, \`id\`);`);
    this.addSql(`create unique index \`report_message_id_reporter_id_unique\` on \`report\` (\`message_id\`, \`reporter_id\`);`);

    this.addSql(`create table \`file\` (\`id\` text not null primary key, \`room_id\` text not null, \`author_id\` text null, \`message_id\` text null, \`upload_key\` text not null, \`name\` text not null, \`size\` integer not null, \`width\` integer null, \`height\` integer null, \`created_at\` datetime not null, constraint \`file_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade, constraint \`file_author_id_foreign\` foreign key (\`author_id\`) references \`user_account\` (\`id\`) on delete set null, constraint \`file_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`file_room_id_index\` on \`file\` (\`room_id\`);`);
    this.addSql(`create index \`file_author_id_index\` on \`file\` (\`author_id\`);`);
    this.addSql(`create index \`file_message_id_index\` on \`file\` (\`message_id\`);`);
    this.addSql(`create index \`file_unsent_index\` on \`file\` (\`created_at\`) where message_id is null;`);

    this.addSql(`create table \`earlier_text\` (\`message_id\` text not null, \`revision\` integer not null, \`body\` text not null, \`written_at\` datetime not null, primary key (\`message_id\`, \`revision\`), constraint \`earlier_text_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on delete cascade);`);

    this.addSql(`create table \`membership\` (\`id\` text not null primary key, \`room_id\` text not null, \`user_id\` text not null, \`role\` text check (\`role\` in ('OWNER', 'MODERATOR', 'MEMBER')) not null, \`read_position\` integer not null, \`sees_from\` integer not null, \`joined_at\` datetime not null, \`is_favourite\` integer not null default false, \`muted_until\` datetime null, \`standing\` text check (\`standing\` in ('OPEN', 'BLOCKING', 'BLOCKED', 'GONE')) not null, constraint \`membership_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade, constraint \`membership_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`membership_user_id_index\` on \`membership\` (\`user_id\`);`);
    this.addSql(`create unique index \`membership_room_id_user_id_unique\` on \`membership\` (\`room_id\`, \`user_id\`);`);

    this.addSql(`create table \`mailed_code\` (\`id\` text not null primary key, \`user_id\` text not null, \`ticket_hash\` text not null, \`code_hash\` text not null, \`tries_left\` integer not null, \`expires_at\` datetime not null, constraint \`mailed_code_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`mailed_code_user_id_index\` on \`mailed_code\` (\`user_id\`);`);
    this.addSql(`create unique index \`mailed_code_ticket_hash_unique\` on \`mailed_code\` (\`ticket_hash\`);`);
    this.addSql(`create index \`mailed_code_expires_at_index\` on \`mailed_code\` (\`expires_at\`);`);

    this.addSql(`create table \`invite\` (\`id\` text not null primary key, \`code_hash\` text not null, \`room_id\` text null, \`opens_server\` integer not null, \`note\` text not null, \`created_by_id\` text null, \`created_at\` datetime not null, \`expires_at\` datetime null, \`uses_max\` integer null, \`use_count\` integer not null, \`revoked_at\` datetime null, constraint \`invite_created_by_id_foreign\` foreign key (\`created_by_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create unique index \`invite_code_hash_unique\` on \`invite\` (\`code_hash\`);`);
    this.addSql(`create index \`invite_created_by_id_index\` on \`invite\` (\`created_by_id\`);`);
    this.addSql(`create index \`invite_room_id_created_at_index\` on \`invite\` (\`room_id\`, \`created_at\`);`);

    this.addSql(`create table \`email_proof\` (\`id\` text not null primary key, \`user_id\` text not null, \`address\` text not null, \`code_hash\` text null, \`link_hash\` text null, \`tries_left\` integer not null, \`expires_at\` datetime null, \`is_entering\` integer not null, \`invited_to_room_id\` text null, \`created_at\` datetime not null, constraint \`email_proof_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`email_proof_user_id_index\` on \`email_proof\` (\`user_id\`);`);
    this.addSql(`create unique index \`email_proof_user_id_unique\` on \`email_proof\` (\`user_id\`);`);
    this.addSql(`create unique index \`email_proof_link_hash_unique\` on \`email_proof\` (\`link_hash\`);`);

    this.addSql(`create table \`block\` (\`id\` text not null primary key, \`blocker_id\` text not null, \`blocked_id\` text not null, \`blocked_at\` datetime not null, constraint \`block_blocker_id_foreign\` foreign key (\`blocker_id\`) references \`user_account\` (\`id\`) on delete cascade, constraint \`block_blocked_id_foreign\` foreign key (\`blocked_id\`) references \`user_account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`block_blocked_id_index\` on \`block\` (\`blocked_id\`);`);
    this.addSql(`create index \`block_blocker_id_blocked_at_id_index\` on \`block\` (\`blocker_id\`, \`blocked_at\`, \`id\`);`);
    this.addSql(`create unique index \`block_blocker_id_blocked_id_unique\` on \`block\` (\`blocker_id\`, \`blocked_id\`);`);

    this.addSql(`create table \`ban\` (\`id\` text not null primary key, \`room_id\` text not null, \`user_id\` text not null, \`by_id\` text null, \`reason\` text null, \`banned_at\` datetime not null, constraint \`ban_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade, constraint \`ban_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade, constraint \`ban_by_id_foreign\` foreign key (\`by_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`ban_user_id_index\` on \`ban\` (\`user_id\`);`);
    this.addSql(`create index \`ban_by_id_index\` on \`ban\` (\`by_id\`);`);
    this.addSql(`create index \`ban_room_id_banned_at_id_index\` on \`ban\` (\`room_id\`, \`banned_at\`, \`id\`);`);
    this.addSql(`create unique index \`ban_room_id_user_id_unique\` on \`ban\` (\`room_id\`, \`user_id\`);`);
  }

  override down(): void | Promise<void> {

    this.addSql(`drop table if exists \`mail_outcome\`;`);
    this.addSql(`drop table if exists \`outgoing_mail\`;`);
    this.addSql(`drop table if exists \`room\`;`);
    this.addSql(`drop table if exists \`dropped_message\`;`);
    this.addSql(`drop table if exists \`server_settings\`;`);
    this.addSql(`drop table if exists \`user_account\`;`);
    this.addSql(`drop table if exists \`settings_change\`;`);
    this.addSql(`drop table if exists \`session\`;`);
    this.addSql(`drop table if exists \`server_act\`;`);
    this.addSql(`drop table if exists \`room_act\`;`);
    this.addSql(`drop table if exists \`recovery_code\`;`);
    this.addSql(`drop table if exists \`picture\`;`);
    this.addSql(`drop table if exists \`message_request\`;`);
    this.addSql(`drop table if exists \`message\`;`);
    this.addSql(`drop table if exists \`report\`;`);
    this.addSql(`drop table if exists \`file\`;`);
    this.addSql(`drop table if exists \`earlier_text\`;`);
    this.addSql(`drop table if exists \`membership\`;`);
    this.addSql(`drop table if exists \`mailed_code\`;`);
    this.addSql(`drop table if exists \`invite\`;`);
    this.addSql(`drop table if exists \`email_proof\`;`);
    this.addSql(`drop table if exists \`block\`;`);
    this.addSql(`drop table if exists \`ban\`;`);
  }

}
