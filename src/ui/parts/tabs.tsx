import { type Href } from "#paths";

export type Tab = { readonly text: string; readonly href: Href; readonly current?: boolean | undefined };

/** Pages that stand beside each other. */
export const Tabs = ({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) => (
  <nav aria-label={label}>
    <div class="tabs">
      {tabs.map((tab) => (
        <a href={tab.href} {...(tab.current === true ? { "aria-current": "page" as const } : {})}>
          {tab.text}
        </a>
      ))}
    </div>
  </nav>
);
