/** Shows a passkey, or makes one: asks the server for a challenge, the device for the answer, and sends it in the form. */

type Asked = { readonly options: unknown };

const isAble = (): boolean =>
  typeof PublicKeyCredential === "function" &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function" &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function";

const askServer = async (form: HTMLFormElement): Promise<unknown> => {
  const body = new URLSearchParams({ purpose: form.dataset["passkey"] ?? "" });
  const answer = await fetch(form.dataset["ask"] ?? "", { method: "POST", body });
  if (!answer.ok) throw new Error(String(answer.status));
  return ((await answer.json()) as Asked).options;
};

const askDevice = async (purpose: string, options: unknown): Promise<Credential | null> =>
  purpose === "add"
    ? navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON),
      })
    : navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON),
      });

const watch = (form: HTMLFormElement): void => {
  const told = form.querySelector<HTMLElement>("[role=status]");
  const answer = form.elements.namedItem("answer") as HTMLInputElement;
  let isAsking = false;
  const show = async (): Promise<void> => {
    isAsking = true;
    if (told !== null) told.textContent = "";
    try {
      const shown = await askDevice(form.dataset["passkey"] ?? "", await askServer(form));
      if (!(shown instanceof PublicKeyCredential)) throw new Error("no passkey");
      answer.value = JSON.stringify(shown.toJSON());
      form.submit();
    } catch {
      if (told !== null) told.textContent = told.dataset["failed"] ?? "";
    }
    isAsking = false;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isAsking) void show();
  });
};

if (isAble()) for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) watch(form);

export {};
