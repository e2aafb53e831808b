import type { CombinedError } from '@urql/svelte';
import { sortProblems, type Problems, type Refusal } from '../accounts/problems.ts';
import type { RoomRowFragment } from '../graphql/generated/graphql.ts';
import { m } from '../text/words.ts';
import { failureWords } from './failure-words.ts';

type Field = 'name' | 'description' | 'password' | 'keepAmount';
const fields: readonly Field[] = ['name', 'description', 'password', 'keepAmount'];
const suggestions = { EVERYTHING: '', LAST: '100', DAYS: '30', LIVE: '' } as const;
const none: Problems<Field> = { byField: {}, other: null };

/** What a form holds that says how a room is set up: what is typed, and which rules it broke. */
export class RoomForm {
  name = $state('');
  description = $state('');
  access = $state<RoomRowFragment['access']>('OPEN');
  password = $state('');
  isListed = $state(true);
  keep = $state<RoomRowFragment['keep']>('EVERYTHING');
  keepAmount = $state('');
  newMembersSee = $state<RoomRowFragment['newMembersSee']>('EVERYTHING');
  problems = $state.raw(none);
  /** Whether the room has a password, which stays unless another is typed. */
  readonly hasPassword: boolean;

  constructor(room?: RoomRowFragment) {
    this.hasPassword = room?.access === 'PASSWORD';
    if (!room) return;
    this.name = room.name;
    this.description = room.description;
    this.access = room.access;
    this.isListed = room.isListed;
    this.keep = room.keep;
    this.keepAmount = room.keepAmount === null ? '' : String(room.keepAmount);
    this.newMembersSee = room.newMembersSee;
  }

  /** How long messages are to be kept, as the server is told it. */
  get keeping(): Pick<RoomRowFragment, 'keep' | 'keepAmount'> {
    const hasAmount = this.keep === 'LAST' || this.keep === 'DAYS';
    return { keep: this.keep, keepAmount: hasAmount ? Number(this.keepAmount) : null };
  }

  /** Another rule was chosen: a number that suits it stands there already. */
  suggestAmount(): void {
    this.keepAmount = suggestions[this.keep];
    this.forgive('keepAmount');
  }

  /** Tells beside the fields what is missing; answers whether nothing is. */
  check(): boolean {
    const byField: Partial<Record<Field, string>> = {};
    if (this.name.trim() === '') byField.name = m.room_name_needed();
    if (this.access === 'PASSWORD' && !this.hasPassword && this.password === '')
      byField.password = m.room_password_needed();
    const { keepAmount } = this.keeping;
    if (keepAmount !== null && (!Number.isInteger(keepAmount) || keepAmount < 1))
      byField.keepAmount = m.room_keep_amount_needed();
    this.problems = { byField, other: null };
    return Object.keys(byField).length === 0;
  }

  /** Tells why it was not done: what the server refused, or why it did not answer. */
  failed(refusal: Refusal | null | undefined, error: CombinedError | undefined): void {
    if (refusal?.__typename === 'RoomNameTaken') this.problems = { byField: { name: refusal.message }, other: null };
    else if (refusal) this.problems = sortProblems(refusal, fields);
    else this.problems = { byField: {}, other: failureWords(error) };
  }

  /** Words about a field go when it is mended. */
  forgive(field: Field): void {
    this.problems = { ...this.problems, byField: { ...this.problems.byField, [field]: undefined } };
  }
}
