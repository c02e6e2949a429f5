import { Hono } from "hono";
import { type Child } from "hono/jsx";
import { chooseLang, dirOf, LANGS } from "#kit";
import { fragment, paths, routes, withQuery } from "#paths";
import { type Frame, type PageEnv } from "../frame.ts";
import { Layout, pageOf } from "../layout.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { deskSamples } from "./desks.tsx";
import { formSamples } from "./forms.tsx";
import { frontSamples } from "./fronts.tsx";
import { type Sample } from "./sample.ts";
import { signSamples } from "./signs.tsx";
import { storySamples } from "./stories.tsx";
import { talkSamples } from "./talks.tsx";

/** This room's components in odd states. */
export const uiSamples: readonly Sample[] = [
  ...signSamples,
  ...frontSamples,
  ...storySamples,
  ...talkSamples,
  ...formSamples,
  ...deskSamples,
];

const STYLES = ["front", "story", "talk", "desk", "ledger", "join", "changes", "gallery"] as const;

const slug = (group: string): string => `g-${group.toLowerCase().replaceAll(/[^a-z]+/gu, "-")}`;

const Group = ({ frame, name, samples }: { readonly frame: Frame; readonly name: string; readonly samples: readonly Sample[] }): Child => (
  <section class="band heavy" aria-labelledby={slug(name)}>
    <h2 id={slug(name)}>{name}</h2>
    {samples.map((sample) => (
      <div class="sample">
        <p class="name">{sample.name}</p>
        <div class="sample__stage">{sample.show(frame)}</div>
      </div>
    ))}
  </section>
);

/** The gallery as a page. */
export const galleryPage = (frame: Frame, samples: readonly Sample[]): string => {
  const groups = [...new Set(samples.map((sample) => sample.group))];
  const languages = LANGS.map((lang) => ({ text: lang, href: withQuery(paths.gallery(), { in: lang }), current: lang === frame.lang }));
  return pageOf(
    frame,
    <Layout frame={frame} title="Gallery" robots="noindex" styles={STYLES}>
      <PageHead title="Gallery of components" deck="Every part of a page in its odd states. Not served in production." />
      <Tabs label="Language of the gallery" tabs={languages} />
      <ul class="row gap">
        {groups.map((group) => (
          <li>
            <a href={fragment(slug(group))}>{group}</a>
          </li>
        ))}
      </ul>
      {groups.map((group) => (
        <Group frame={frame} name={group} samples={samples.filter((sample) => sample.group === group)} />
      ))}
    </Layout>,
  );
};

/** `/gallery`, with the samples of other rooms after ours; `?in=ar` shows it in another language. Mounted outside production only. */
export const galleryRoutes = (samples: readonly Sample[] = []): Hono<PageEnv> => {
  const app = new Hono<PageEnv>();
  app.get(routes.gallery, (c) => {
    const lang = chooseLang(c.req.query("in"), undefined, c.var.frame.lang);
    return c.html(galleryPage({ ...c.var.frame, lang, dir: dirOf(lang) }, [...uiSamples, ...samples]));
  });
  return app;
};
