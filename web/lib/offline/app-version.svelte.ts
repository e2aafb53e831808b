import { updated } from '$app/state';

/** How long a person who wants the new version waits for all of it to be fetched before the page is loaded anew as it is. */
const patienceMs = 20_000;

/**
 * Whether a newer app than this page lies on the server or, already fetched, in the service worker. Registers the worker where
 * the browser allows one (https, or this computer).
 */
export class AppVersion {
  /** The new version was asked for and is on its way. */
  isReloading = $state(false);
  #registration: ServiceWorkerRegistration | undefined;
  #isFetched = $state(false);
  readonly isOld = $derived(this.#isFetched || updated.current);

  async watch(): Promise<void> {
    const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
    if (!container || import.meta.env.DEV) return;
    try {
      const registration = await container.register(workerUrl(), { type: 'module' });
      this.#registration = registration;
      this.#note(registration);
      registration.addEventListener('updatefound', () => {
        const fresh = registration.installing;
        fresh?.addEventListener('statechange', () => this.#note(registration));
      });
    } catch {
      // Without it the app works, only not before the server is reached.
    }
  }

  /** Asks the server which version it has. */
  look(): void {
    void updated.check();
  }

  /** Changes to the new version. Everything unsaved is in the device's store. */
  async reload(): Promise<void> {
    this.isReloading = true;
    const patience = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null));
    const fresh = await Promise.race([this.#freshWorker(), patience]);
    if (!fresh) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    fresh.postMessage('activate');
  }

  /** The worker that is to take over, with all of its version; null where there is none, or another tab has let it do so. */
  async #freshWorker(): Promise<ServiceWorker | null> {
    const registration = this.#registration;
    if (!registration || registration.waiting) return registration?.waiting ?? null;
    // The one at work would show its own version once more: it learns of a new one later than the page does.
    await registration.update().catch(() => undefined);
    const { installing } = registration;
    if (installing) await new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }));
    return registration.waiting;
  }

  #note(registration: ServiceWorkerRegistration): void {
    // A first worker that waits for nobody is no news.
    if (registration.waiting && navigator.serviceWorker.controller) this.#isFetched = true;
  }
}

interface TrustedTypes {
  createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
}

// Where the page's policy asks for trusted types, an address that will run must come from the policy that the server names.
function workerUrl(): string {
  const path = '/service-worker.js';
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy('hearth', { createScriptURL: () => path }).createScriptURL(path) ?? path;
}
