import { askServer } from '../accounts/ask-server.ts';
import { type Problems, sortProblems } from '../accounts/problems.ts';
import {
  type EmailRule,
  type Reach,
  SetUpDocument,
  type SetUpQuery,
  SetUpServerDocument,
  type SetUpServerMutation,
  type WayIn,
} from '../graphql/generated/later/graphql.ts';
import { m } from '../text/words.ts';

const fields = ['code', 'serverName', 'reach', 'publicUrl', 'username', 'password', 'displayName', 'email'] as const;
export type SetUpField = (typeof fields)[number];

/** What is chosen and typed; a word that is not needed is empty. */
interface Values {
  code: string;
  serverName: string;
  reach: Reach;
  publicUrl: string;
  wayIn: WayIn;
  isQuickJoinOn: boolean;
  email: EmailRule;
  username: string;
  password: string;
  displayName: string;
  ownEmail: string;
}

/** What came of it: who owns the place now, and where people find it. */
export type SetUpDone = Required<Pick<NonNullable<SetUpServerMutation['setUpServer']>, 'viewer' | 'reach'>>;

/** A place that is being set up: what was chosen and typed so far, what is wrong with it, and what came of it. */
export class SetUp {
  /** Null until the server has answered, and once the place belongs to somebody. */
  asked = $state.raw<SetUpQuery['setUp']>(null);
  isOver = $state(false);
  done = $state.raw<SetUpDone | null>(null);
  isBusy = $state(false);
  problems = $state.raw<Problems<SetUpField>>({ byField: {}, other: null });
  readonly values = $state<Values>({
    code: '',
    serverName: '',
    reach: 'THIS_COMPUTER',
    publicUrl: '',
    wayIn: 'OPEN',
    isQuickJoinOn: false,
    email: 'OPTIONAL',
    username: '',
    password: '',
    displayName: '',
    ownEmail: '',
  });

  async ask(): Promise<void> {
    const { data, failure } = await askServer(SetUpDocument, {});
    if (failure !== undefined) this.problems = { byField: {}, other: failure };
    else if (data.setUp) {
      this.asked = data.setUp;
      this.values.reach = data.setUp.reach;
    } else this.isOver = true;
  }

  isFixed(setting: 'serverName' | 'wayIn'): boolean {
    return this.asked?.fixed.includes(setting) ?? false;
  }

  /** What is being mended is no longer wrong, until the next try. */
  forgive(field: SetUpField): void {
    this.problems = { byField: { ...this.problems.byField, [field]: undefined }, other: null };
  }

  async submit(): Promise<void> {
    if (this.isBusy) return;
    this.problems = this.#missing();
    if (Object.keys(this.problems.byField).length > 0) return;
    this.isBusy = true;
    const { data, failure } = await askServer(SetUpServerDocument, { input: this.#input() });
    this.isBusy = false;
    if (failure !== undefined) this.problems = { byField: {}, other: failure };
    else this.#take(data.setUpServer);
  }

  #take({ viewer, reach, error }: SetUpServerMutation['setUpServer']): void {
    if (viewer && reach) this.done = { viewer, reach };
    else if (error?.__typename === 'AlreadySetUp') this.isOver = true;
    else if (error) this.problems = sortProblems<SetUpField>(error, fields);
  }

  #missing(): Problems<SetUpField> {
    const { serverName, username, password } = this.values;
    return {
      byField: {
        ...(serverName.trim() || this.isFixed('serverName') ? {} : { serverName: m.setup_name_missing() }),
        ...(username.trim() ? {} : { username: m.account_username_missing() }),
        ...(password ? {} : { password: m.account_new_password_missing() }),
      },
      other: null,
    };
  }

  #input() {
    const { code, serverName, reach, publicUrl, wayIn, isQuickJoinOn, email, username, password } = this.values;
    return {
      code: code || null,
      serverName: this.isFixed('serverName') ? null : serverName,
      wayIn: this.isFixed('wayIn') ? null : wayIn,
      email,
      isQuickJoinOn: reach === 'HOME_NETWORK' && isQuickJoinOn,
      reach: this.asked?.reachFixedBy != null ? null : { reach, publicUrl: publicUrl || null },
      username,
      password,
      displayName: this.values.displayName.trim() || null,
      ownEmail: this.values.ownEmail.trim() || null,
    };
  }
}
