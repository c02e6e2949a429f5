import { type Href } from "#paths";

export type Tab = {
  readonly text: string;
  readonly href: Href;
  readonly current?: boolean | undefined;
  /** The pages of a group, shown in a row of their own while the group is open. */
  readonly under?: readonly Tab[] | undefined;
};

const Row = ({ label, tabs, isUnder = false }: { readonly label: string; readonly tabs: readonly Tab[]; readonly isUnder?: boolean }) => (
  <nav aria-label={label}>
    <div class={isUnder ? "tabs under" : "tabs"}>
      {tabs.map((tab) => (
        <a
          href={tab.href}
          {...(tab.current === true ? { "aria-current": tab.under === undefined ? ("page" as const) : ("true" as const) } : {})}
        >
          {tab.text}
        </a>
      ))}
    </div>
  </nav>
);

/** Pages that stand beside each other; of groups of pages, the groups and under them the pages of the open one. */
export const Tabs = ({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) => {
  const open = tabs.find((tab) => tab.current === true && tab.under !== undefined);
  return (
    <>
      <Row label={label} tabs={tabs} />
      {open?.under === undefined ? null : <Row label={open.text} tabs={open.under} isUnder />}
    </>
  );
};
