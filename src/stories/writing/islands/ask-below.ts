export type Question = {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly type?: string;
  readonly choices?: readonly { readonly value: string; readonly text: string }[];
};

const fieldOf = (question: Question): HTMLElement => {
  const label = document.createElement("label");
  label.className = "field";
  const name = document.createElement("span");
  name.textContent = question.label;
  const field = question.choices === undefined ? document.createElement("input") : document.createElement("select");
  for (const { value, text } of question.choices ?? []) field.append(new Option(text, value));
  if (field instanceof HTMLInputElement) field.type = question.type ?? "text";
  field.dataset["name"] = question.name;
  field.value = question.value ?? field.value;
  label.append(name, field);
  return label;
};

/**
 * Asks for a few words in a row under the tools: an address, a title. Enter answers, Escape goes back to the text. `place` holds no form of its
 * own, so that nothing of it is sent with the page's.
 */
export const askBelow = (
  place: HTMLElement,
  questions: readonly Question[],
  words: { readonly done: string; readonly cancel: string },
  answer: (given: Readonly<Record<string, string>> | null) => void,
): void => {
  const fields = questions.map(fieldOf);
  const end = (given: Readonly<Record<string, string>> | null): void => {
    place.replaceChildren();
    answer(given);
  };
  const inputs = (): readonly (HTMLInputElement | HTMLSelectElement)[] => [
    ...place.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-name]"),
  ];
  const finish = (): void => end(Object.fromEntries(inputs().map((field) => [field.dataset["name"] ?? "", field.value.trim()])));
  const button = (text: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };
  place.replaceChildren(
    ...fields,
    button(words.done, finish),
    button(words.cancel, () => end(null)),
  );
  const row = document.createElement("div");
  row.className = "row";
  row.append(
    ...fields,
    button(words.done, finish),
    button(words.cancel, () => end(null)),
  );
  row.addEventListener("keydown", (event) => {
    if (event.key === "Escape") end(null);
    else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) finish();
    else return;
    event.preventDefault();
  });
  place.replaceChildren(row);
  inputs()[0]?.focus();
};
