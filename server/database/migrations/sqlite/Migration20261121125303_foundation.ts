import { Migration } from '@mikro-orm/migrations';

export class Migration20261121125303_foundation extends Migration {

  override name = 'Migration20261121125303_foundation';

  override up(): void | Promise<void> {
    this.addSql(`create table \`room\` (\`id\` text not null primary key, \`name\` text not null, \`name_key\` text not null, \`description\` text not null, \`access\` text check (\`access\` in ('OPEN', 'PASSWORD', 'INVITE')) not null, \`password_hash\` text null, \`is_listed\` integer not null, \`tells_comings\` integer not null, \`last_position\` integer not null, \`revision\` integer not null, \`member_version\` integer not null, \`member_count\` integer not null, \`created_at\` datetime not null, \`last_activity_at\` datetime not null, \`closed_at\` datetime null);`);
    this.addSql(`create unique index \`room_name_key_unique\` on \`room\` (\`name_key\`);`);
    this.addSql(`create index \`room_is_listed_last_activity_at_id_index\` on \`room\` (\`is_listed\`, \`last_activity_at\`, \`id\`);`);

    this.addSql(`create table \`server_settings\` (\`id\` text not null primary key, \`server_name\` text not null, \`way_in\` text check (\`way_in\` in ('OPEN', 'INVITE', 'CLOSED')) not null, \`email\` text check (\`email\` in ('OFF', 'OPTIONAL', 'REQUIRED')) not null, \`is_quick_join_on\` integer not null, \`devices\` text check (\`devices\` in ('UNLIMITED', 'LIMITED', 'ONE_REFUSE', 'ONE_REPLACE')) not null, \`devices_max\` integer not null, \`version\` integer not null);`);

    this.addSql(`create table \`user_account\` (\`id\` text not null primary key, \`username\` text not null, \`username_key\` text not null, \`username_looks\` text not null, \`display_name\` text not null, \`bio\` text not null, \`email\` text null, \`email_key\` text null, \`password_hash\` text not null, \`role\` text check (\`role\` in ('OWNER', 'ADMIN', 'MEMBER', 'GUEST')) not null, \`suspended_at\` datetime null, \`theme\` text check (\`theme\` in ('SYSTEM', 'LIGHT', 'DARK')) not null, \`enter_sends\` integer not null, \`created_at\` datetime not null);`);
    this.addSql(`create unique index \`user_account_username_key_unique\` on \`user_account\` (\`username_key\`);`);
    this.addSql(`create unique index \`user_account_username_looks_unique\` on \`user_account\` (\`username_looks\`);`);
    this.addSql(`create unique index \`user_account_email_key_unique\` on \`user_account\` (\`email_key\`);`);

    this.addSql(`create table \`settings_change\` (\`id\` text not null primary key, \`changed_by_id\` text null, \`changed_at\` datetime not null, \`setting\` text not null, \`before\` text not null, \`after\` text not null, constraint \`settings_change_changed_by_id_foreign\` foreign key (\`changed_by_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`settings_change_changed_by_id_index\` on \`settings_change\` (\`changed_by_id\`);`);
    this.addSql(`create index \`settings_change_changed_at_id_index\` on \`settings_change\` (\`changed_at\`, \`id\`);`);

    this.addSql(`create table \`session\` (\`id\` text not null primary key, \`user_id\` text not null, \`token_hash\` text not null, \`is_kept\` integer not null, \`user_agent\` text not null, \`created_at\` datetime not null, \`last_used_at\` datetime not null, \`expires_at\` datetime not null, constraint \`session_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`session_user_id_index\` on \`session\` (\`user_id\`);`);
    this.addSql(`create unique index \`session_token_hash_unique\` on \`session\` (\`token_hash\`);`);
    this.addSql(`create index \`session_expires_at_index\` on \`session\` (\`expires_at\`);`);

    this.addSql(`create table \`room_act\` (\`id\` text not null primary key, \`room_id\` text not null, \`kind\` text check (\`kind\` in ('BANNED', 'UNBANNED', 'REMOVED', 'APPOINTED', 'DISMISSED', 'TRANSFERRED', 'CHANGED_ROOM', 'DELETED_MESSAGE')) not null, \`by_id\` text null, \`about_id\` text null, \`done_at\` datetime not null, constraint \`room_act_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade, constraint \`room_act_by_id_foreign\` foreign key (\`by_id\`) references \`user_account\` (\`id\`) on delete set null, constraint \`room_act_about_id_foreign\` foreign key (\`about_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`room_act_by_id_index\` on \`room_act\` (\`by_id\`);`);
    this.addSql(`create index \`room_act_about_id_index\` on \`room_act\` (\`about_id\`);`);
    this.addSql(`create index \`room_act_room_id_done_at_id_index\` on \`room_act\` (\`room_id\`, \`done_at\`, \`id\`);`);

    this.addSql(`create table \`recovery_code\` (\`id\` text not null primary key, \`user_id\` text not null, \`code_hash\` text not null, \`is_link\` integer not null, \`expires_at\` datetime null, \`created_at\` datetime not null, constraint \`recovery_code_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`recovery_code_user_id_index\` on \`recovery_code\` (\`user_id\`);`);
    this.addSql(`create unique index \`recovery_code_code_hash_unique\` on \`recovery_code\` (\`code_hash\`);`);

    this.addSql(`create table \`message\` (\`id\` text not null primary key, \`room_id\` text not null, \`author_id\` text null, \`position\` integer not null, \`revision\` integer not null, \`body\` text not null, \`sent_at\` datetime not null, \`edited_at\` datetime null, \`deleted_at\` datetime null, constraint \`message_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade, constraint \`message_author_id_foreign\` foreign key (\`author_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`message_changed_index\` on \`message\` (\`room_id\`, \`revision\`) where (edited_at is not null or deleted_at is not null);`);
    this.addSql(`create unique index \`message_room_id_position_unique\` on \`message\` (\`room_id\`, \`position\`);`);

    this.addSql(`create table \`earlier_text\` (\`message_id\` text not null, \`revision\` integer not null, \`body\` text not null, \`written_at\` datetime not null, primary key (\`message_id\`, \`revision\`), constraint \`earlier_text_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on delete cascade);`);

    this.addSql(`create table \`membership\` (\`id\` text not null primary key, \`room_id\` text not null, \`user_id\` text not null, \`role\` text check (\`role\` in ('OWNER', 'MODERATOR', 'MEMBER')) not null, \`read_position\` integer not null, \`joined_at\` datetime not null, constraint \`membership_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade, constraint \`membership_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`membership_user_id_index\` on \`membership\` (\`user_id\`);`);
    this.addSql(`create unique index \`membership_room_id_user_id_unique\` on \`membership\` (\`room_id\`, \`user_id\`);`);

    this.addSql(`create table \`invite\` (\`id\` text not null primary key, \`code_hash\` text not null, \`room_id\` text null, \`opens_server\` integer not null, \`note\` text not null, \`created_by_id\` text null, \`created_at\` datetime not null, \`expires_at\` datetime null, \`uses_max\` integer null, \`use_count\` integer not null, \`revoked_at\` datetime null, constraint \`invite_created_by_id_foreign\` foreign key (\`created_by_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create unique index \`invite_code_hash_unique\` on \`invite\` (\`code_hash\`);`);
    this.addSql(`create index \`invite_created_by_id_index\` on \`invite\` (\`created_by_id\`);`);
    this.addSql(`create index \`invite_room_id_created_at_index\` on \`invite\` (\`room_id\`, \`created_at\`);`);

    this.addSql(`create table \`ban\` (\`id\` text not null primary key, \`room_id\` text not null, \`user_id\` text not null, \`by_id\` text null, \`reason\` text null, \`banned_at\` datetime not null, constraint \`ban_room_id_foreign\` foreign key (\`room_id\`) references \`room\` (\`id\`) on delete cascade, constraint \`ban_user_id_foreign\` foreign key (\`user_id\`) references \`user_account\` (\`id\`) on delete cascade, constraint \`ban_by_id_foreign\` foreign key (\`by_id\`) references \`user_account\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`ban_user_id_index\` on \`ban\` (\`user_id\`);`);
    this.addSql(`create index \`ban_by_id_index\` on \`ban\` (\`by_id\`);`);
    this.addSql(`create index \`ban_room_id_banned_at_id_index\` on \`ban\` (\`room_id\`, \`banned_at\`, \`id\`);`);
    this.addSql(`create unique index \`ban_room_id_user_id_unique\` on \`ban\` (\`room_id\`, \`user_id\`);`);
  }

  override down(): void | Promise<void> {

    this.addSql(`drop table if exists \`room\`;`);
    this.addSql(`drop table if exists \`server_settings\`;`);
    this.addSql(`drop table if exists \`user_account\`;`);
    this.addSql(`drop table if exists \`settings_change\`;`);
    this.addSql(`drop table if exists \`session\`;`);
    this.addSql(`drop table if exists \`room_act\`;`);
    this.addSql(`drop table if exists \`recovery_code\`;`);
    this.addSql(`drop table if exists \`message\`;`);
    this.addSql(`drop table if exists \`earlier_text\`;`);
    this.addSql(`drop table if exists \`membership\`;`);
    this.addSql(`drop table if exists \`invite\`;`);
    this.addSql(`drop table if exists \`ban\`;`);
  }

}
