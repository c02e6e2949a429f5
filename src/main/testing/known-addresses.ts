/** What stands in the database of a test, by which its addresses are made. */
export type Known = {
  /** Where the site is: some addresses name others whole. */
  readonly origin: string;
  readonly stories: readonly { readonly id: string; readonly slug: string }[];
  readonly comments: readonly string[];
  readonly notes?: readonly string[];
  /** As in their addresses, without the mark before. */
  readonly discussions?: readonly string[];
  readonly pictures: readonly string[];
  readonly handles: readonly string[];
  readonly sections: readonly string[];
  readonly topics: readonly string[];
  readonly sources: readonly string[];
  readonly words: readonly string[];
  readonly months: readonly string[];
  /** Issues that were sent. */
  readonly newsletters?: readonly string[];
};

export type Addresses = (known: Known) => readonly string[];

export const one =
  (path: string): Addresses =>
  () => [path];
export const NONE: Addresses = () => [];

export const byStory =
  (...path: readonly ((id: string, slug: string) => string)[]): Addresses =>
  ({ stories }) =>
    stories.flatMap(({ id, slug }) => path.map((make) => make(id, slug)));

export const bySection =
  (ending = ""): Addresses =>
  ({ sections }) =>
    sections.map((slug) => `/section/${slug}${ending}`);
export const byTopic =
  (ending = ""): Addresses =>
  ({ topics }) =>
    topics.map((slug) => `/topic/${slug}${ending}`);
export const byComment =
  (ending: string): Addresses =>
  ({ comments }) =>
    comments.map((id) => `/comment/${id}/${ending}`);

export const byDiscussion =
  (ending: string): Addresses =>
  ({ discussions = [] }) =>
    discussions.map((id) => `/d/${id}${ending}`);

export const byNote =
  (ending = ""): Addresses =>
  ({ notes = [] }) =>
    notes.map((id) => `/note/${id}${ending}`);
