import { Migration } from '@mikro-orm/migrations';

export class Migration20261121125303_foundation extends Migration {

  override name = 'Migration20261121125303_foundation';

  override up(): void | Promise<void> {
    this.addSql(`create table "mail_outcome" ("id" varchar(255) not null, "sent_at" timestamptz null, "failed_at" timestamptz null, "problem" text null, primary key ("id"));`);

    this.addSql(`create table "outgoing_mail" ("id" uuid not null, "kind" text not null, "user_id" uuid null, "recipient" text not null, "reference" varchar(255) null, "queued_at" timestamptz not null, "due_at" timestamptz not null, "attempts" int not null, "leased_until" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "outgoing_mail_due_at_index" on "outgoing_mail" ("due_at");`);

    this.addSql(`create table "room" ("id" uuid not null, "name" varchar(255) not null, "name_key" varchar(255) null, "direct_key" varchar(255) null, "description" text not null, "access" text not null, "password_hash" varchar(255) null, "picture_id" uuid null, "is_listed" boolean not null, "tells_comings" boolean not null, "keep" text not null, "keep_amount" int null, "kept_from" int not null, "live_from" int not null, "new_members_see" text not null, "last_position" int not null, "revision" int not null, "member_version" int not null, "member_count" int not null, "created_at" timestamptz not null, "last_activity_at" timestamptz not null, "closed_at" timestamptz null, primary key ("id"));`);
    this.addSql(`alter table "room" add constraint "room_name_key_unique" unique ("name_key");`);
    this.addSql(`alter table "room" add constraint "room_direct_key_unique" unique ("direct_key");`);
    this.addSql(`create index "room_is_listed_last_activity_at_id_index" on "room" ("is_listed", "last_activity_at", "id");`);

    this.addSql(`create table "dropped_message" ("room_id" uuid not null, "key" varchar(255) not null, "position" int not null, "revision" int not null, "sent_at" timestamptz not null, primary key ("room_id", "key"));`);

    this.addSql(`create table "server_settings" ("id" varchar(255) not null, "server_name" varchar(255) not null, "way_in" text not null, "email" text not null, "is_quick_join_on" boolean not null, "devices" text not null, "devices_max" int not null, "files_mark" varchar(255) null, "version" int not null, primary key ("id"));`);

    this.addSql(`create table "user_account" ("id" uuid not null, "username" varchar(255) not null, "username_key" varchar(255) not null, "username_looks" varchar(255) not null, "display_name" varchar(255) not null, "display_name_key" varchar(255) not null, "bio" text not null, "pronouns" varchar(255) not null, "interests" text not null, "picture_id" uuid null, "email" varchar(255) null, "email_key" varchar(255) null, "email_verified_at" timestamptz null, "password_hash" varchar(255) not null, "role" text not null, "suspended_at" timestamptz null, "theme" text not null, "enter_sends" boolean not null, "shows_last_seen" boolean not null, "last_seen_at" timestamptz null, "who_may_write" text not null, "created_at" timestamptz not null, "deleted_at" timestamptz null, "erasing" text null, primary key ("id"));`);
    this.addSql(`alter table "user_account" add constraint "user_account_username_key_unique" unique ("username_key");`);
    this.addSql(`alter table "user_account" add constraint "user_account_username_looks_unique" unique ("username_looks");`);
    this.addSql(`alter table "user_account" add constraint "user_account_email_key_unique" unique ("email_key");`);
    this.addSql(`create index "user_account_erasing_index" on "user_account" ("erasing");`);
    this.addSql(`create index "user_account_display_name_key_id_index" on "user_account" ("display_name_key", "id");`);

    this.addSql(`create table "settings_change" ("id" uuid not null, "changed_by_id" uuid null, "changed_at" timestamptz not null, "setting" varchar(255) not null, "before" varchar(255) not null, "after" varchar(255) not null, primary key ("id"));`);
    this.addSql(`create index "settings_change_changed_by_id_index" on "settings_change" ("changed_by_id");`);
    this.addSql(`create index "settings_change_changed_at_id_index" on "settings_change" ("changed_at", "id");`);

    this.addSql(`create table "session" ("id" uuid not null, "user_id" uuid not null, "token_hash" varchar(255) not null, "is_kept" boolean not null, "is_held" boolean not null, "user_agent" varchar(255) not null, "created_at" timestamptz not null, "last_used_at" timestamptz not null, "expires_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "session_user_id_index" on "session" ("user_id");`);
    this.addSql(`alter table "session" add constraint "session_token_hash_unique" unique ("token_hash");`);
    this.addSql(`create index "session_expires_at_index" on "session" ("expires_at");`);

    this.addSql(`create table "server_act" ("id" uuid not null, "kind" text not null, "by_id" uuid null, "about_id" uuid null, "detail" varchar(255) null, "room_id" uuid null, "done_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "server_act_by_id_index" on "server_act" ("by_id");`);
    this.addSql(`create index "server_act_about_id_index" on "server_act" ("about_id");`);
    this.addSql(`create index "server_act_done_at_id_index" on "server_act" ("done_at", "id");`);

    this.addSql(`create table "room_act" ("id" uuid not null, "room_id" uuid not null, "kind" text not null, "by_id" uuid null, "about_id" uuid null, "done_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "room_act_by_id_index" on "room_act" ("by_id");`);
    this.addSql(`create index "room_act_about_id_index" on "room_act" ("about_id");`);
    this.addSql(`create index "room_act_room_id_done_at_id_index" on "room_act" ("room_id", "done_at", "id");`);

    this.addSql(`create table "recovery_code" ("id" uuid not null, "user_id" uuid not null, "code_hash" varchar(255) not null, "is_link" boolean not null, "expires_at" timestamptz null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "recovery_code_user_id_index" on "recovery_code" ("user_id");`);
    this.addSql(`alter table "recovery_code" add constraint "recovery_code_code_hash_unique" unique ("code_hash");`);

    this.addSql(`create table "picture" ("id" uuid not null, "user_id" uuid null, "room_id" uuid null, "small" bytea not null, "large" bytea not null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "picture" add constraint "picture_user_id_unique" unique ("user_id");`);
    this.addSql(`alter table "picture" add constraint "picture_room_id_unique" unique ("room_id");`);

    this.addSql(`create table "message_request" ("id" uuid not null, "from_id" uuid not null, "to_id" uuid not null, "body" text not null, "sent_at" timestamptz not null, "declined_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "message_request_to_id_sent_at_id_index" on "message_request" ("to_id", "sent_at", "id");`);
    this.addSql(`alter table "message_request" add constraint "message_request_from_id_to_id_unique" unique ("from_id", "to_id");`);

    this.addSql(`create table "message" ("id" uuid not null, "room_id" uuid not null, "author_id" uuid null, "position" int not null, "revision" int not null, "body" text not null, "sent_at" timestamptz not null, "edited_at" timestamptz null, "deleted_at" timestamptz null, "files" text null, primary key ("id"));`);
    this.addSql(`create index "message_changed_index" on "message" ("room_id", "revision") where (edited_at is not null or deleted_at is not null);`);
    this.addSql(`create index "message_files_index" on "message" ("room_id", "position") where files is not null;`);
    this.addSql(`alter table "message" add constraint "message_room_id_position_unique" unique ("room_id", "position");`);

    this.addSql(`create table "report" ("id" uuid not null, "room_id" uuid not null, "message_id" uuid null, "position" int null, "text" text not null, "about_id" uuid null, "reporter_id" uuid null, "reason" text null, "reported_at" timestamptz not null, "resolved_at" timestamptz null, "resolved_by_id" uuid null, "outcome" text null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "report_about_id_index" on "report" ("about_id");`);
    this.addSql(`create index "report_reporter_id_index" on "report" ("reporter_id");`);
    this.addSql(`create index "report_resolved_at_index" on "report" ("resolved_at");`);
    this.addSql(`create index "report_resolved_by_id_index" on "report" ("resolved_by_id");`);
    this.addSql(`create index "report_room_id_reported_at_id_index" on "report" ("room_id", "reported_at", "id");`);
    this.addSql(`alter table "report" add constraint "report_message_id_reporter_id_unique" unique ("message_id", "reporter_id");`);

    this.addSql(`create table "file" ("id" uuid not null, "room_id" uuid not null, "author_id" uuid null, "message_id" uuid null, "upload_key" varchar(255) not null, "name" text not null, "size" int not null, "width" int null, "height" int null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "file_room_id_index" on "file" ("room_id");`);
    this.addSql(`create index "file_author_id_index" on "file" ("author_id");`);
    this.addSql(`create index "file_message_id_index" on "file" ("message_id");`);
    this.addSql(`create index "file_unsent_index" on "file" ("created_at") where message_id is null;`);

    this.addSql(`create table "earlier_text" ("message_id" uuid not null, "revision" int not null, "body" text not null, "written_at" timestamptz not null, primary key ("message_id", "revision"));`);

    this.addSql(`create table "membership" ("id" uuid not null, "room_id" uuid not null, "user_id" uuid not null, "role" text not null, "read_position" int not null, "sees_from" int not null, "joined_at" timestamptz not null, "is_favourite" boolean not null default false, "muted_until" timestamptz null, "standing" text not null, primary key ("id"));`);
    this.addSql(`create index "membership_user_id_index" on "membership" ("user_id");`);
    this.addSql(`alter table "membership" add constraint "membership_room_id_user_id_unique" unique ("room_id", "user_id");`);

    this.addSql(`create table "mailed_code" ("id" uuid not null, "user_id" uuid not null, "ticket_hash" varchar(255) not null, "code_hash" varchar(255) not null, "tries_left" int not null, "expires_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "mailed_code_user_id_index" on "mailed_code" ("user_id");`);
    this.addSql(`alter table "mailed_code" add constraint "mailed_code_ticket_hash_unique" unique ("ticket_hash");`);
    this.addSql(`create index "mailed_code_expires_at_index" on "mailed_code" ("expires_at");`);

    this.addSql(`create table "invite" ("id" uuid not null, "code_hash" varchar(255) not null, "room_id" uuid null, "opens_server" boolean not null, "note" varchar(255) not null, "created_by_id" uuid null, "created_at" timestamptz not null, "expires_at" timestamptz null, "uses_max" int null, "use_count" int not null, "revoked_at" timestamptz null, primary key ("id"));`);
    this.addSql(`alter table "invite" add constraint "invite_code_hash_unique" unique ("code_hash");`);
    this.addSql(`create index "invite_created_by_id_index" on "invite" ("created_by_id");`);
    this.addSql(`create index "invite_room_id_created_at_index" on "invite" ("room_id", "created_at");`);

    this.addSql(`create table "email_proof" ("id" uuid not null, "user_id" uuid not null, "address" varchar(255) not null, "code_hash" varchar(255) null, "link_hash" varchar(255) null, "tries_left" int not null, "expires_at" timestamptz null, "is_entering" boolean not null, "invited_to_room_id" uuid null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "email_proof" add constraint "email_proof_user_id_unique" unique ("user_id");`);
    this.addSql(`alter table "email_proof" add constraint "email_proof_link_hash_unique" unique ("link_hash");`);

    this.addSql(`create table "block" ("id" uuid not null, "blocker_id" uuid not null, "blocked_id" uuid not null, "blocked_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "block_blocked_id_index" on "block" ("blocked_id");`);
    this.addSql(`create index "block_blocker_id_blocked_at_id_index" on "block" ("blocker_id", "blocked_at", "id");`);
    this.addSql(`alter table "block" add constraint "block_blocker_id_blocked_id_unique" unique ("blocker_id", "blocked_id");`);

    this.addSql(`create table "ban" ("id" uuid not null, "room_id" uuid not null, "user_id" uuid not null, "by_id" uuid null, "reason" text null, "banned_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "ban_user_id_index" on "ban" ("user_id");`);
    this.addSql(`create index "ban_by_id_index" on "ban" ("by_id");`);
    this.addSql(`create index "ban_room_id_banned_at_id_index" on "ban" ("room_id", "banned_at", "id");`);
    this.addSql(`alter table "ban" add constraint "ban_room_id_user_id_unique" unique ("room_id", "user_id");`);

    this.addSql(`alter table "mail_outcome" add constraint "mail_outcome_problem_check" check ("problem" in ('UNREACHABLE', 'SIGN_IN_REFUSED', 'BUSY', 'REFUSED'));`);

    this.addSql(`alter table "outgoing_mail" add constraint "outgoing_mail_kind_check" check ("kind" in ('PROVE_ADDRESS', 'RECOVER', 'ADDRESS_CHANGED', 'PASSWORD_RECOVERED', 'RECOVERY_CODES_MADE'));`);

    this.addSql(`alter table "room" add constraint "room_access_check" check ("access" in ('OPEN', 'PASSWORD', 'INVITE'));`);
    this.addSql(`alter table "room" add constraint "room_keep_check" check ("keep" in ('EVERYTHING', 'LAST', 'DAYS', 'LIVE'));`);
    this.addSql(`alter table "room" add constraint "room_new_members_see_check" check ("new_members_see" in ('EVERYTHING', 'FROM_JOINING'));`);

    this.addSql(`alter table "dropped_message" add constraint "dropped_message_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);

    this.addSql(`alter table "server_settings" add constraint "server_settings_way_in_check" check ("way_in" in ('OPEN', 'INVITE', 'CLOSED'));`);
    this.addSql(`alter table "server_settings" add constraint "server_settings_email_check" check ("email" in ('OFF', 'OPTIONAL', 'REQUIRED'));`);
    this.addSql(`alter table "server_settings" add constraint "server_settings_devices_check" check ("devices" in ('UNLIMITED', 'LIMITED', 'ONE_REFUSE', 'ONE_REPLACE'));`);

    this.addSql(`alter table "user_account" add constraint "user_account_role_check" check ("role" in ('OWNER', 'ADMIN', 'MEMBER', 'GUEST'));`);
    this.addSql(`alter table "user_account" add constraint "user_account_theme_check" check ("theme" in ('SYSTEM', 'LIGHT', 'DARK'));`);
    this.addSql(`alter table "user_account" add constraint "user_account_who_may_write_check" check ("who_may_write" in ('EVERYBODY', 'SHARED_ROOM', 'CONTACTS'));`);
    this.addSql(`alter table "user_account" add constraint "user_account_erasing_check" check ("erasing" in ('ACCOUNT', 'MESSAGES'));`);

    this.addSql(`alter table "settings_change" add constraint "settings_change_changed_by_id_foreign" foreign key ("changed_by_id") references "user_account" ("id") on delete set null;`);

    this.addSql(`alter table "session" add constraint "session_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);

    this.addSql(`alter table "server_act" add constraint "server_act_by_id_foreign" foreign key ("by_id") references "user_account" ("id") on delete set null;`);
    this.addSql(`alter table "server_act" add constraint "server_act_about_id_foreign" foreign key ("about_id") references "user_account" ("id") on delete set null;`);
    this.addSql(`alter table "server_act" add constraint "server_act_kind_check" check ("kind" in ('SUSPENDED', 'RESTORED', 'CHANGED_ROLE', 'DELETED_ACCOUNT', 'SIGNED_OUT', 'MADE_RESET_LINK', 'INVITED', 'REVOKED_INVITE', 'CHANGED_SETTING', 'GAVE_ROOM', 'REMOVED_ROOM', 'RESOLVED_REPORT'));`);

    this.addSql(`alter table "room_act" add constraint "room_act_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);
    this.addSql(`alter table "room_act" add constraint "room_act_by_id_foreign" foreign key ("by_id") references "user_account" ("id") on delete set null;`);
    this.addSql(`alter table "room_act" add constraint "room_act_about_id_foreign" foreign key ("about_id") references "user_account" ("id") on delete set null;`);
    this.addSql(`alter table "room_act" add constraint "room_act_kind_check" check ("kind" in ('BANNED', 'UNBANNED', 'REMOVED', 'APPOINTED', 'DISMISSED', 'TRANSFERRED', 'CHANGED_ROOM', 'CHANGED_KEEPING', 'DELETED_MESSAGE', 'RESOLVED_REPORT'));`);

    this.addSql(`alter table "recovery_code" add constraint "recovery_code_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);

    this.addSql(`alter table "picture" add constraint "picture_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);
    this.addSql(`alter table "picture" add constraint "picture_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);

    this.addSql(`alter table "message_request" add constraint "message_request_from_id_foreign" foreign key ("from_id") references "user_account" ("id") on delete cascade;`);
    this.addSql(`alter table "message_request" add constraint "message_request_to_id_foreign" foreign key ("to_id") references "user_account" ("id") on delete cascade;`);

    this.addSql(`alter table "message" add constraint "message_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);
    this.addSql(`alter table "message" add constraint "message_author_id_foreign" foreign key ("author_id") references "user_account" ("id") on delete set null;`);

    this.addSql(`alter table "report" add constraint "report_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);
    this.addSql(`alter table "report" add constraint "report_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete set null;`);
    this.addSql(`alter table "report" add constraint "report_about_id_foreign" foreign key ("about_id") references "user_account" ("id") on delete set null;`);
    this.addSql(`alter table "report" add constraint "report_reporter_id_foreign" foreign key ("reporter_id") references "user_account" ("id") on delete set null;`);
    this.addSql(`alter table "report" add constraint "report_resolved_by_id_foreign" foreign key ("resolved_by_id") references "user_account" ("id") on delete set null;`);
    this.addSql(`alter table "report" add constraint "report_outcome_check" check ("outcome" in ('NOTHING_DONE', 'MESSAGE_REMOVED', 'PERSON_BANNED', 'PERSON_SUSPENDED'));`);

    this.addSql(`alter table "file" add constraint "file_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);
    this.addSql(`alter table "file" add constraint "file_author_id_foreign" foreign key ("author_id") references "user_account" ("id") on delete set null;`);
    this.addSql(`alter table "file" add constraint "file_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`);

    this.addSql(`alter table "earlier_text" add constraint "earlier_text_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`);

    this.addSql(`alter table "membership" add constraint "membership_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);
    this.addSql(`alter table "membership" add constraint "membership_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);
    this.addSql(`alter table "membership" add constraint "membership_role_check" check ("role" in ('OWNER', 'MODERATOR', 'MEMBER'));`);
    this.addSql(`alter table "membership" add constraint "membership_standing_check" check ("standing" in ('OPEN', 'BLOCKING', 'BLOCKED', 'GONE'));`);

    this.addSql(`alter table "mailed_code" add constraint "mailed_code_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);

    this.addSql(`alter table "invite" add constraint "invite_created_by_id_foreign" foreign key ("created_by_id") references "user_account" ("id") on delete set null;`);

    this.addSql(`alter table "email_proof" add constraint "email_proof_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);

    this.addSql(`alter table "block" add constraint "block_blocker_id_foreign" foreign key ("blocker_id") references "user_account" ("id") on delete cascade;`);
    this.addSql(`alter table "block" add constraint "block_blocked_id_foreign" foreign key ("blocked_id") references "user_account" ("id") on delete cascade;`);

    this.addSql(`alter table "ban" add constraint "ban_room_id_foreign" foreign key ("room_id") references "room" ("id") on delete cascade;`);
    this.addSql(`alter table "ban" add constraint "ban_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade;`);
    this.addSql(`alter table "ban" add constraint "ban_by_id_foreign" foreign key ("by_id") references "user_account" ("id") on delete set null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "dropped_message" drop constraint "dropped_message_room_id_foreign";`);
    this.addSql(`alter table "room_act" drop constraint "room_act_room_id_foreign";`);
    this.addSql(`alter table "picture" drop constraint "picture_room_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_room_id_foreign";`);
    this.addSql(`alter table "report" drop constraint "report_room_id_foreign";`);
    this.addSql(`alter table "membership" drop constraint "membership_room_id_foreign";`);
    this.addSql(`alter table "ban" drop constraint "ban_room_id_foreign";`);
    this.addSql(`alter table "settings_change" drop constraint "settings_change_changed_by_id_foreign";`);
    this.addSql(`alter table "session" drop constraint "session_user_id_foreign";`);
    this.addSql(`alter table "server_act" drop constraint "server_act_by_id_foreign";`);
    this.addSql(`alter table "server_act" drop constraint "server_act_about_id_foreign";`);
    this.addSql(`alter table "room_act" drop constraint "room_act_by_id_foreign";`);
    this.addSql(`alter table "room_act" drop constraint "room_act_about_id_foreign";`);
    this.addSql(`alter table "recovery_code" drop constraint "recovery_code_user_id_foreign";`);
    this.addSql(`alter table "picture" drop constraint "picture_user_id_foreign";`);
    this.addSql(`alter table "message_request" drop constraint "message_request_from_id_foreign";`);
    this.addSql(`alter table "message_request" drop constraint "message_request_to_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_author_id_foreign";`);
    this.addSql(`alter table "report" drop constraint "report_about_id_foreign";`);
    this.addSql(`alter table "report" drop constraint "report_reporter_id_foreign";`);
    this.addSql(`alter table "report" drop constraint "report_resolved_by_id_foreign";`);
    this.addSql(`alter table "membership" drop constraint "membership_user_id_foreign";`);
    this.addSql(`alter table "mailed_code" drop constraint "mailed_code_user_id_foreign";`);
    this.addSql(`alter table "invite" drop constraint "invite_created_by_id_foreign";`);
    this.addSql(`alter table "email_proof" drop constraint "email_proof_user_id_foreign";`);
    this.addSql(`alter table "block" drop constraint "block_blocker_id_foreign";`);
    this.addSql(`alter table "block" drop constraint "block_blocked_id_foreign";`);
    this.addSql(`alter table "ban" drop constraint "ban_user_id_foreign";`);
    this.addSql(`alter table "ban" drop constraint "ban_by_id_foreign";`);
    this.addSql(`alter table "report" drop constraint "report_message_id_foreign";`);
    this.addSql(`alter table "file" drop constraint "file_room_id_foreign";`);
    this.addSql(`alter table "file" drop constraint "file_author_id_foreign";`);
    this.addSql(`alter table "file" drop constraint "file_message_id_foreign";`);
    this.addSql(`alter table "earlier_text" drop constraint "earlier_text_message_id_foreign";`);

    this.addSql(`drop table if exists "mail_outcome" cascade;`);
    this.addSql(`drop table if exists "outgoing_mail" cascade;`);
    this.addSql(`drop table if exists "room" cascade;`);
    this.addSql(`drop table if exists "dropped_message" cascade;`);
    this.addSql(`drop table if exists "server_settings" cascade;`);
    this.addSql(`drop table if exists "user_account" cascade;`);
    this.addSql(`drop table if exists "settings_change" cascade;`);
    this.addSql(`drop table if exists "session" cascade;`);
    this.addSql(`drop table if exists "server_act" cascade;`);
    this.addSql(`drop table if exists "room_act" cascade;`);
    this.addSql(`drop table if exists "recovery_code" cascade;`);
    this.addSql(`drop table if exists "picture" cascade;`);
    this.addSql(`drop table if exists "message_request" cascade;`);
    this.addSql(`drop table if exists "message" cascade;`);
    this.addSql(`drop table if exists "report" cascade;`);
    this.addSql(`drop table if exists "file" cascade;`);
    this.addSql(`drop table if exists "earlier_text" cascade;`);
    this.addSql(`drop table if exists "membership" cascade;`);
    this.addSql(`drop table if exists "mailed_code" cascade;`);
    this.addSql(`drop table if exists "invite" cascade;`);
    this.addSql(`drop table if exists "email_proof" cascade;`);
    this.addSql(`drop table if exists "block" cascade;`);
    this.addSql(`drop table if exists "ban" cascade;`);
  }

}
