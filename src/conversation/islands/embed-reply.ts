/**
 * Replies from within a frame on another site. The reader signs in in a window of ours, which hands this frame a code that works once, here alone;
 * what the code is good for is kept in memory and gone with the page. Without this the frame leads to the conversation.
 */

type Said = Readonly<Record<"failed" | "codeOver", string>>;
type Answer = {
  readonly token?: string;
  readonly said?: string;
  readonly detail?: string;
  readonly id?: string;
  readonly url?: string;
  readonly link?: string;
  readonly state?: string;
};

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const send = async (url: string, body: object, token: string): Promise<{ readonly status: number; readonly answer: Answer }> => {
  const headers = { "content-type": "application/json", ...(token === "" ? {} : { authorization: `Bearer ${token}` }) };
  try {
    const got = await fetch(url, { method: "POST", credentials: "omit", headers, body: JSON.stringify(body) });
    return { status: got.status, answer: (await got.json()) as Answer };
  } catch {
    return { status: 0, answer: {} };
  }
};

/** The comment at an address as this frame shows comments, parsed by the browser's loader (Trusted Types). */
const itemAt = (url: string): Promise<Element | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.addEventListener("loadend", () =>
      resolve(request.status === 200 ? (request.responseXML?.querySelector("main li") ?? null) : null),
    );
    request.open("GET", url);
    request.send();
  });

const open = (root: HTMLElement): void => {
  const { site = "", window: address = "", take = "", reply = "", item = "", words = "{}" } = root.dataset;
  const said = JSON.parse(words) as Said;
  const find = (name: string): HTMLElement | null => root.querySelector<HTMLElement>(`[data-${name}]`);
  const [signIn, code, form, status] = [find("ask"), find("code"), root.querySelector<HTMLFormElement>("[data-form]"), find("said")];
  const box = form?.querySelector("textarea");
  if (signIn === null || code === null || form === null || status === null || box === null || box === undefined) return;
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  let challenge = "";
  let token = "";
  let key = crypto.randomUUID();

  const use = async (given: string): Promise<boolean> => {
    const { status: is, answer } = await send(take, { code: given.trim(), verifier, site }, "");
    if (is !== 200 || answer.token === undefined) {
      status.textContent = answer.detail ?? said.failed;
      return false;
    }
    token = answer.token;
    signIn.hidden = true;
    code.hidden = true;
    form.hidden = false;
    status.textContent = answer.said ?? "";
    box.focus();
    return true;
  };

  void crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)).then((digest) => {
    challenge = base64url(new Uint8Array(digest));
    signIn.hidden = false;
  });
  signIn.querySelector("button")?.addEventListener("click", () => {
    code.hidden = false;
    const opened = window.open(`${address}&challenge=${challenge}`, "_blank", "popup,width=520,height=640");
    addEventListener("message", (event: MessageEvent<{ readonly townwire?: string; readonly code?: string }>) => {
      if (event.origin !== location.origin || event.source !== opened || event.data.townwire !== "hand-off") return;
      void use(event.data.code ?? "").then((isTaken) => isTaken && opened?.postMessage({ townwire: "taken" }, location.origin));
    });
  });
  code.querySelector("button")?.addEventListener("click", () => void use(code.querySelector("input")?.value ?? ""));

  const post = async (): Promise<void> => {
    const parent = form.querySelector("select")?.value || null;
    const { status: is, answer } = await send(reply, { site, parent, body: box.value, key }, token);
    if (is !== 201 || answer.id === undefined) {
      status.textContent = answer.detail ?? said.failed;
      if (is === 401) {
        token = "";
        signIn.hidden = false;
      }
      return;
    }
    key = crypto.randomUUID();
    box.value = "";
    const link = document.createElement("a");
    link.href = answer.url ?? "";
    link.rel = "noopener";
    link.textContent = answer.link ?? "";
    status.replaceChildren(`${answer.said ?? ""} `, link);
    if (answer.state !== "published") return;
    const fresh = await itemAt(item.replace("ID", answer.id));
    const above = parent === null ? null : document.getElementById(`c-${parent}`)?.closest("li");
    if (fresh !== null) (above ?? document.querySelector("ol.thread > li:last-child"))?.after(document.adoptNode(fresh));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void post();
  });
};

// Without encryption a browser keeps no secrets for a page: then the link to the conversation is the way.
for (const root of document.querySelectorAll<HTMLElement>("[data-embed-reply]")) if (isSecureContext) open(root);
