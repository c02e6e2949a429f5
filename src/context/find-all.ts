/** Where `part` stands in `text`, overlapping ones too. */
export const findAll = (text: string, part: string): readonly number[] => {
  const found: number[] = [];
  if (part === "") return found;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
};
