import { Migration } from '@mikro-orm/migrations';

export class Migration20261121125303_foundation extends Migration {

  override name = 'Migration20261121125303_foundation';

  override up(): void | Promise<void> {
    this.addSql(`create table "room" ("id" uuid not null, "name" varchar(255) not null, "name_key" varchar(255) not null, "description" text not null, "access" text not null, "password_hash" varchar(255) null, "is_listed" boolean not null, "tells_comings" boolean not null, "last_position" int not null, "revision" int not null, "member_version" int not null, "member_count" int not null, "created_at" timestamptz not null, "last_activity_at" timestamptz not null, "closed_at" timestamptz null, primary key ("id"));`);
    this.addSql(`alter table "room" add constraint "room_name_key_unique" unique ("name_key");`);
    this.addSql(`create index "room_is_listed_last_activity_at_id_index" on "room" ("is_listed", "last_activity_at", "id");`);

    this.addSql(`create table "server_settings" ("id" varchar(255) not null, "server_name" varchar(255) not null, "way_in" text not null, "email" text not null, "is_quick_join_on" boolean not null, "devices" text not null, "devices_max" int not null, "version" int not null, primary key ("id"));`);

    this.addSql(`create table "user_account" ("id" uuid not null, "username" varchar(255) not null, "username_key" varchar(255) not null, "username_looks" varchar(255) not null, "display_name" varchar(255) not null, "bio" text not null, "email" varchar(255) null, "email_key" varchar(255) null, "password_hash" varchar(255) not null, "role" text not null, "suspended_at" timestamptz null, "theme" text not null, "enter_sends" boolean not null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "user_account" add constraint "user_account_username_key_unique" unique ("username_key");`);
    this.addSql(`alter table "user_account" add constraint "user_account_username_looks_unique" unique ("username_looks");`);
    this.addSql(`alter table "user_account" add constraint "user_account_email_key_unique" unique ("email_key");`);

    this.addSql(`create table "settings_change" ("id" uuid not null, "changed_by_id" uuid null, "changed_at" timestamptz not null, "setting" varchar(255) not null, "before" varchar(255) not null, "after" varchar(255) not null, primary key ("id"));`);
    this.addSql(`create index "settings_change_changed_by_id_index" on "settings_change" ("changed_by_id");`);
    this.addSql(`create index "settings_change_changed_at_id_index" on "settings_change" ("changed_at", "id");`);

    this.addSql(`create table "session" ("id" uuid not null, "user_id" uuid not null, "token_hash" varchar(255) not null, "is_kept" boolean not null, "user_agent" varchar(255) not null, "created_at" timestamptz not null, "last_used_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "session_user_id_index" on "session" ("user_id");`);
    this.addSql(`alter table "session" add constraint "session_token_hash_unique" unique ("token_hash");`);
    this.addSql(`create index "session_expires_at_index" on "session" ("expires_at");`);

    this.addSql(`create table "room_act" ("id" uuid not null, "room_id" uuid not null, "kind" text not null, "by_id" uuid null, "about_id" uuid null, "done_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "room_act_by_id_index" on "room_act" ("by_id");`);
    this.addSql(`create index "room_act_about_id_index" on "room_act" ("about_id");`);
    this.addSql(`create index "room_act_room_id_done_at_id_index" on "room_act" ("room_id", "done_at", "id");`);

    this.addSql(`create table "recovery_code" ("id" uuid not null, "user_id" uuid not null, "code_hash" varchar(255) not null, "is_link" boolean not null, "expires_at" timestamptz null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "recovery_code_user_id_index" on "recovery_code" ("user_id");`);
    this.addSql(`alter table "recovery_code" add constraint "recovery_code_code_hash_unique" unique ("code_hash");`);

    this.addSql(`create table "message" ("id" uuid not null, "room_id" uuid not null, "author_id" uuid null, "position" int not null, "revision" int not null, "body" text not null, "sent_at" timestamptz not null, "edited_at" timestamptz null, "deleted_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "message_changed_index" on "message" ("room_id", "revision") where (edited_at is not null or deleted_at is not null);`);
    this.addSql(`alter table "message" add constraint "message_room_id_position_unique" unique ("room_id", "position");`);

    this.addSql(`create table "earlier_text" ("message_id" uuid not null, "revision" int not null, "body" text not null, "written_at" timestamptz not null, primary key ("message_id", "revision"));`);

    this.addSql(`create table "membership" ("id" uuid not null, "room_id" uuid not null, "user_id" uuid not null, "role" text not null, "read_position" int not null, "joined_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "membership_user_id_index" on "membership" ("user_id");`);
    this.addSql(`alter table "membership" add constraint "membership_room_id_user_id_unique" unique ("room_id", "user_id");`);

    this.addSql(`create table "invite" ("id" uuid not null, "code_hash" varchar(255) not null, "room_id" uuid null, "opens_server" boolean not null, "note" varchar(255) not null, "created_by_id" uuid null, "created_at" timestamptz not null, "expires_at" timestamptz null, "uses_max" int null, "use_count" int not null, "revoked_at" timestamptz null, primary key ("id"));`);
    this.addSql(`alter table "invite" add constraint "invite_code_hash_unique" unique ("code_hash");`);
    this.addSql(`create index "invite_created_by_id_index" on "invite" ("created_by_id");`);
    this.addSql(`create index "invite_room_id_created_at_index" on "invite" ("room_id", "created_at");`);

    this.addSql(`create table "ban" ("id" uuid not null, "room_id" uuid not null, "user_id" uuid not null, "by_id" uuid null, "reason" text null, "banned_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "ban_user_id_index" on "ban" ("user_id");`);
    this.addSql(`create index "ban_by_id_index" on "ban" ("by_id");`);
    this.addSql(`create index "ban_room_id_banned_at_id_index" on "ban" ("room_id", "banned_at", "id");`);
    this.addSql(`alter table "ban" add constraint "ban_room_id_user_id_unique" unique ("room_id", "user_id");`);

    this.addSql(`alter table "room" add constraint "room_access_check" check ("access" in ('OPEN', 'PASSWORD', 'INVITE'));`);

    this.addSql(`alter table "server_settings" add constraint "server_settings_way_in_check" check ("way_in" in ('OPEN', 'INVITE', 'CLOSED'));`);
    this.addSql(`alter table "server_settings" add constraint "server_settings_email_check" check ("email" in ('OFF', 'OPTIONAL', 'REQUIRED'));`);
    this.addSql(`alter table "server_settings" add constraint "server_settings_devices_check" check ("devices" in ('UNLIMITED', 'LIMITED', 'ONE_REFUSE', 'ONE_REPLACE'));`);

    this.addSql(`alter table "user_account" add constraint "user_account_role_check" check ("role" in ('OWNER', 'ADMIN', 'MEMBER', 'GUEST'));`);
    this.addSql(`alter table "user_account" add constraint "user_account_theme_check" check ("theme" in ('SYSTEM', 'LIGHT', 'DARK'));`);

    this.addSql(`alter table "settings_change" add constraint "settings_change_changed_by_id_foreign" foreign key ("changed_by_id") references "user_account" ("id") on delete set null;`);

    this.addSql(`alter table "session" add constraint "session_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);

    this.addSql(`alter table "room_act" add constraint "room_act_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);
    this.addSql(`alter table "room_act" add constraint "room_act_by_id_foreign" foreign key ("by_id") references "user_account" ("id") on delete set null;`);
    this.addSql(`alter table "room_act" add constraint "room_act_about_id_foreign" foreign key ("about_id") references "user_account" ("id") on delete set null;`);
    this.addSql(`alter table "room_act" add constraint "room_act_kind_check" check ("kind" in ('BANNED', 'UNBANNED', 'REMOVED', 'APPOINTED', 'DISMISSED', 'TRANSFERRED', 'CHANGED_ROOM', 'DELETED_MESSAGE'));`);

    this.addSql(`alter table "recovery_code" add constraint "recovery_code_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);

    this.addSql(`alter table "message" add constraint "message_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);
    this.addSql(`alter table "message" add constraint "message_author_id_foreign" foreign key ("author_id") references "user_account" ("id") on delete set null;`);

    this.addSql(`alter table "earlier_text" add constraint "earlier_text_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`);

    this.addSql(`alter table "membership" add constraint "membership_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);
    this.addSql(`alter table "membership" add constraint "membership_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);
    this.addSql(`alter table "membership" add constraint "membership_role_check" check ("role" in ('OWNER', 'MODERATOR', 'MEMBER'));`);

    this.addSql(`alter table "invite" add constraint "invite_created_by_id_foreign" foreign key ("created_by_id") references "user_account" ("id") on delete set null;`);

    this.addSql(`alter table "ban" add constraint "ban_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);
    this.addSql(`alter table "ban" add constraint "ban_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);
    this.addSql(`alter table "ban" add constraint "ban_by_id_foreign" foreign key ("by_id") references "user_account" ("id") on delete set null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "room_act" drop constraint "room_act_room_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_room_id_foreign";`);
    this.addSql(`alter table "membership" drop constraint "membership_room_id_foreign";`);
    this.addSql(`alter table "ban" drop constraint "ban_room_id_foreign";`);
    this.addSql(`alter table "settings_change" drop constraint "settings_change_changed_by_id_foreign";`);
    this.addSql(`alter table "session" drop constraint "session_user_id_foreign";`);
    this.addSql(`alter table "room_act" drop constraint "room_act_by_id_foreign";`);
    this.addSql(`alter table "room_act" drop constraint "room_act_about_id_foreign";`);
    this.addSql(`alter table "recovery_code" drop constraint "recovery_code_user_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_author_id_foreign";`);
    this.addSql(`alter table "membership" drop constraint "membership_user_id_foreign";`);
    this.addSql(`alter table "invite" drop constraint "invite_created_by_id_foreign";`);
    this.addSql(`alter table "ban" drop constraint "ban_user_id_foreign";`);
    this.addSql(`alter table "ban" drop constraint "ban_by_id_foreign";`);
    this.addSql(`alter table "earlier_text" drop constraint "earlier_text_message_id_foreign";`);

    this.addSql(`drop table if exists "room" cascade;`);
    this.addSql(`drop table if exists "server_settings" cascade;`);
    this.addSql(`drop table if exists "user_account" cascade;`);
    this.addSql(`drop table if exists "settings_change" cascade;`);
    this.addSql(`drop table if exists "session" cascade;`);
    this.addSql(`drop table if exists "room_act" cascade;`);
    this.addSql(`drop table if exists "recovery_code" cascade;`);
    this.addSql(`drop table if exists "message" cascade;`);
    this.addSql(`drop table if exists "earlier_text" cascade;`);
    this.addSql(`drop table if exists "membership" cascade;`);
    this.addSql(`drop table if exists "invite" cascade;`);
    this.addSql(`drop table if exists "ban" cascade;`);
  }

}
