import { backupCommand } from './backup.ts';
import type { Command } from './command.ts';
import { adminCommand } from './admin.ts';
import { resetCommand } from './reset.ts';
import { restoreCommand } from './restore.ts';
import { exportCommand } from './export.ts';
import { inviteCommand } from './invite.ts';
import { demoCommand } from './demo.ts';
import { copyDatabaseCommand } from './copy-database.ts';

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  backupCommand,
  restoreCommand,
  resetCommand,
  adminCommand,
  exportCommand,
  inviteCommand,
  demoCommand,
  copyDatabaseCommand,
];
