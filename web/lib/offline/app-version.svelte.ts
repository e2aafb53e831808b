import { updated } from '$app/state';

/**
 * Whether a newer app than this page lies on the server or, already fetched, in the service worker. Registers the worker where
 * the browser allows one (https, or this computer).
 */
export class AppVersion {
  #waiting = $state.raw<ServiceWorker | null>(null);
  readonly isOld = $derived(this.#waiting !== null || updated.current);

  async watch(): Promise<void> {
    const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
    if (!container || import.meta.env.DEV) return;
    try {
      const registration = await container.register(workerUrl(), { type: 'module' });
      this.#note(registration);
      registration.addEventListener('updatefound', () => {
        const fresh = registration.installing;
        fresh?.addEventListener('statechange', () => this.#note(registration));
      });
    } catch {
      // Without it the app works, only not before the server is reached.
    }
  }

  /** Changes to the new version. Everything unsaved is in the device's store. */
  reload(): void {
    if (!this.#waiting) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    this.#waiting.postMessage('activate');
  }

  #note(registration: ServiceWorkerRegistration): void {
    // A first worker that waits for nobody is no news.
    if (registration.waiting && navigator.serviceWorker.controller) this.#waiting = registration.waiting;
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
