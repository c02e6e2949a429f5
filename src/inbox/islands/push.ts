/** Sets this browser up as a device: asks for the right to show notices, has the browser make an address, and sends it in the form. */

type Policy = { readonly createScriptURL: (url: string) => string };
type Trusting = { readonly trustedTypes?: { readonly createPolicy: (name: string, rules: Policy) => Policy } };

const isAble = (): boolean => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
};

/** The worker's address, as the page's policy wants it: it is the server's own, out of the markup. */
const trusted = (url: string): string => {
  const { trustedTypes } = globalThis as Trusting;
  return trustedTypes === undefined
    ? url
    : trustedTypes.createPolicy("push-worker", { createScriptURL: (own) => own }).createScriptURL(url);
};

const setUp = async (workerUrl: string, key: string): Promise<PushSubscription> => {
  const made = await navigator.serviceWorker.register(trusted(workerUrl));
  await navigator.serviceWorker.ready;
  const old = await made.pushManager.getSubscription();
  if (old !== null) await old.unsubscribe(); // it may be of another key, or of whoever was signed in before
  return made.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
};

const watch = (form: HTMLFormElement): void => {
  const { worker = "", key = "" } = form.dataset;
  const told = form.querySelector<HTMLElement>("[role=status]");
  const field = form.elements.namedItem("device") as HTMLInputElement;
  const button = form.querySelector("button");
  const say = (what: string): void => {
    if (told !== null) told.textContent = told.dataset[what] ?? "";
  };
  if (!isAble()) {
    say("unable");
    button?.setAttribute("disabled", "");
    return;
  }
  if (Notification.permission === "denied") say("denied");
  let isAsking = false;
  const ask = async (): Promise<void> => {
    isAsking = true;
    say("");
    try {
      const right = await Notification.requestPermission();
      if (right !== "granted") say(right === "denied" ? "denied" : "asked");
      else {
        field.value = JSON.stringify(await setUp(worker, key));
        form.submit();
      }
    } catch {
      say("failed");
    }
    isAsking = false;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isAsking) void ask();
  });
};

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-push]")) watch(form);

export {};
