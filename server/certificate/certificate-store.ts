import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, makeAccountKey } from './order-certificate.ts';

/** Where a server keeps its certificate and the keys: files that only its own user can read. */
export class CertificateStore {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'certificate');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** The certificate that is kept for this name; null if there is none, or none that can be read. */
  read(hostname: string): Certificate | null {
    const text = this.#read('certificate.pem');
    const [, key, chain] =
      /^(-----BEGIN PRIVATE KEY-----[^]*?-----END PRIVATE KEY-----)\s+([^]+)$/.exec(text ?? '') ?? [];
    if (key === undefined || chain === undefined) return null;
    try {
      return new X509Certificate(chain).checkHost(hostname) === undefined ? null : { key, chain };
    } catch {
      return null;
    }
  }

  /** Key and chain in one file, so that neither is ever there without the other. */
  write({ key, chain }: Certificate): void {
    this.#write('certificate.pem', `${key.trim()}\n${chain}`);
  }

  async accountKey(): Promise<string> {
    const known = this.#read('account-key.pem');
    if (known !== null) return known;
    const made = await makeAccountKey();
    this.#write('account-key.pem', made);
    return made;
  }

  #read(name: string): string | null {
    const file = join(this.#folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  }

  #write(name: string, text: string): void {
    const file = join(this.#folder, name);
    writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
}
