/** Shows what is pushed, and opens what it is about. It keeps nothing and answers no page's requests. */

type Pushed = { readonly title: string; readonly body: string; readonly url: string; readonly tag: string; readonly lang: string };
type Told = Pushed & { readonly dir: NotificationDirection };
type Waiting = Event & { readonly waitUntil: (done: Promise<unknown>) => void };
type Tab = { readonly url: string; readonly focus: () => Promise<unknown> };
type Worker = EventTarget & {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    readonly matchAll: (of: { type: string; includeUncontrolled: boolean }) => Promise<readonly Tab[]>;
    readonly openWindow: (url: string) => Promise<unknown>;
  };
};

const worker = globalThis as unknown as Worker;

/** An address of this site, whatever was sent. */
const here = (url: unknown): string => {
  const at = new URL(typeof url === "string" ? url : "/", worker.location.origin);
  return at.origin === worker.location.origin ? at.href : `${worker.location.origin}/`;
};

worker.addEventListener("push", (event) => {
  const push = event as Waiting & { readonly data: { readonly json: () => Told } | null };
  const told = push.data?.json();
  if (told === undefined) return;
  const { title, body, tag, lang, dir } = told;
  push.waitUntil(worker.registration.showNotification(title, { body, tag, lang, dir, data: here(told.url) }));
});

const open = async (url: string): Promise<void> => {
  const tabs = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const tab = tabs.find((each) => each.url === url);
  await (tab === undefined ? worker.clients.openWindow(url) : tab.focus());
};

worker.addEventListener("notificationclick", (event) => {
  const click = event as Waiting & { readonly notification: Notification };
  click.notification.close();
  click.waitUntil(open(here(click.notification.data)));
});

export {};
