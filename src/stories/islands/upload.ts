/** Brings pictures in one by one, each with how far it is: chosen, dropped on the page or pasted. Without it the form sends them all at once. */

type Answer = { readonly pictures?: readonly { readonly href: string }[]; readonly problems?: readonly { readonly sentence: string }[] };

const uploads = document.querySelector<HTMLFormElement>("form#upload");
const told = uploads?.querySelector<HTMLElement>("[role=status]") ?? null;

/** A line that says how far a file is, and then what became of it. */
const lineFor = (form: HTMLFormElement, list: HTMLElement, file: File) => {
  const line = document.createElement("p");
  const bar = document.createElement("progress");
  const name = document.createElement("bdi");
  name.textContent = file.name;
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", `${form.dataset["uploading"] ?? ""} ${file.name}`);
  line.append(bar, " ", name);
  list.append(line);
  return {
    at: (share: number): void => void (bar.value = share),
    ends: (sentence: string): void => {
      bar.remove();
      line.className = "bad";
      line.append(`: ${sentence}`);
    },
  };
};

/** Sends one file; gives the address of its page, or null where it was not taken. */
const send = (form: HTMLFormElement, list: HTMLElement, file: File): Promise<string | null> =>
  new Promise((resolve) => {
    const line = lineFor(form, list, file);
    const body = new FormData();
    body.append("picture", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => line.at(event.loaded / Math.max(1, event.total)));
    const fail = (): void => {
      line.ends(form.dataset["failed"] ?? "");
      resolve(null);
    };
    request.addEventListener("error", fail);
    request.addEventListener("load", () => {
      const { pictures = [], problems = [] } = (request.response ?? {}) as Answer;
      const [picture] = pictures;
      if (picture !== undefined) return resolve(picture.href);
      if (problems[0] === undefined) return fail();
      line.ends(problems[0].sentence);
      return resolve(null);
    });
    request.send(body);
  });

const start = (form: HTMLFormElement, list: HTMLElement): void => {
  const target = new FormData(form).get("for");
  const waiting: File[] = [];
  let isBusy = false;

  /** Those that are given while others are on their way go after them. */
  const takeAll = async (files: readonly File[]): Promise<void> => {
    waiting.push(...files);
    if (waiting.length === 0 || isBusy) return;
    isBusy = true;
    list.replaceChildren();
    const taken: string[] = [];
    let given = 0;
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      given += 1;
      const href = await send(form, list, file);
      if (href !== null) taken.push(href);
    }
    isBusy = false;
    // Where something was refused, its sentence stays to be read; the way on is a link.
    const [first] = taken;
    const onward = new URL(taken.length === 1 && first !== undefined ? first : form.action, location.href);
    if (taken.length > 1) onward.searchParams.set("added", String(taken.length));
    if (typeof target === "string") onward.searchParams.set("for", target);
    if (taken.length === given) location.assign(onward);
    else if (taken.length > 0) {
      const link = document.createElement("a");
      link.href = onward.href;
      link.textContent = document.querySelector("h1")?.textContent ?? onward.pathname;
      list.append(link);
    }
  };

  for (const hint of form.querySelectorAll<HTMLElement>("[data-with-script]")) hint.hidden = false;
  form.addEventListener("submit", (event) => {
    const input = form.querySelector<HTMLInputElement>("input[type=file]");
    const files = [...(input?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void takeAll(files);
  });
  addEventListener("paste", (event) => void takeAll([...(event.clipboardData?.files ?? [])]));
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    form.classList.add("is-over");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) form.classList.remove("is-over");
  });
  addEventListener("drop", (event) => {
    if (event.dataTransfer?.types.includes("Files") !== true) return;
    event.preventDefault();
    form.classList.remove("is-over");
    void takeAll([...event.dataTransfer.files]);
  });
};

if (uploads !== null && told !== null) start(uploads, told);
