import { X509Certificate } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { Problem } from '../shared/problem.ts';
import { CertificateStore } from './certificate-store.ts';
import { type Certificate, orderCertificate } from './order-certificate.ts';
import type { PlainDoor } from './plain-door.ts';

/** A certificate that is renewed in time. */
export interface KeptCertificate {
  readonly current: Certificate;
  /** Renews it if it is due and answers the new one; null if it is not, or could not be: the log says why, and it is tried again. */
  renewIfDue(): Promise<Certificate | null>;
}

/** What part of its life a certificate may have left when the next is asked for: 30 days of 90. */
const lifeLeftToRenew = 1 / 3;

/**
 * The certificate of the server's name: the one that is kept, or a new one from the authority. Throws `Problem` if there is none and none can be
 * got, with what to look at.
 */
export async function keepCertificate(
  config: Config,
  door: PlainDoor,
  clock: Clock,
  log: Log,
): Promise<KeptCertificate> {
  const { hostname } = config.publicUrl!;
  const store = new CertificateStore(config.dataDir);
  const order = async (): Promise<Certificate> => {
    const { directoryUrl } = config.certificate!;
    const accountKey = await store.accountKey();
    const made = await orderCertificate({
      hostname,
      directoryUrl,
      accountKey,
      showProof: (token, proof) => door.showProof(token, proof),
      hideProof: (token) => door.hideProof(token),
      log,
    });
    store.write(made);
    return made;
  };
  const kept = store.read(hostname);
  let current = kept !== null && lifeLeft(kept, clock) > 0 ? kept : await order().catch(explain(hostname));

  return {
    get current() {
      return current;
    },
    async renewIfDue() {
      if (lifeLeft(current, clock) > lifeLeftToRenew) return null;
      try {
        return (current = await order());
      } catch (error) {
        log.error({ err: error, hostname }, 'The certificate could not be renewed; it is tried again');
        return null;
      }
    },
  };
}

/** The part of its life that a certificate has left: 1 when it begins, 0 or less when it is over. */
function lifeLeft({ chain }: Certificate, clock: Clock): number {
  const { validFrom, validTo } = new X509Certificate(chain);
  const [from, to] = [Date.parse(validFrom), Date.parse(validTo)];
  return (to - clock.now().getTime()) / (to - from);
}

function explain(hostname: string) {
  return (error: unknown): never => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(
      `No certificate could be got for ${hostname}: ${reason}. Look whether this name leads to this computer, and whether ports 80 and 443 reach it from the internet.`,
    );
  };
}
