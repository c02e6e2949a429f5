import { Portrait } from "#members";
import { paths } from "#paths";
import { Band, Button, EmptyNote, FormPost, type Frame, Layout, PageHead, pageOf } from "#ui";
import { wordsOf } from "../../words/index.ts";
import type { IntroductionView } from "../introductions-view.ts";
import { UnderStory, Until, Waiting } from "./parts.tsx";

export type IntroductionsPage = { readonly all: readonly IntroductionView[]; readonly isOff: boolean };

const Part = (props: {
  readonly frame: Frame;
  readonly id: string;
  readonly title: string;
  readonly list: readonly IntroductionView[];
}) => {
  const { frame, id, title, list } = props;
  const words = wordsOf(frame.lang).meet;
  if (list.length === 0) return null;
  return (
    <Band id={id} title={title}>
      <ul class="list">
        {list.map((one) => (
          <li class="person">
            {one.other === null ? null : <Portrait person={one.other} />}
            <div>
              <p>
                <a href={paths.introduction(one.id)}>
                  <bdi>{one.other?.name ?? words.nobody}</bdi>
                </a>{" "}
                {one.state === "over" ? null : <Until frame={frame} one={one} />}
              </p>
              <UnderStory frame={frame} story={one.story} />
            </div>
          </li>
        ))}
      </ul>
    </Band>
  );
};

const Switch = ({ frame, isOff }: { readonly frame: Frame; readonly isOff: boolean }) => {
  const words = wordsOf(frame.lang).meet;
  return (
    <Band id="switch" title={words.switchTitle}>
      <p>{words.switchDeck}</p>
      <p>{isOff ? words.isOff : words.isOn}</p>
      <FormPost class="row gap-s" action={paths.introductionChoice()} labelledby="switch">
        <Button name="off" value={isOff ? "0" : "1"}>
          {isOff ? words.turnOn : words.turnOff}
        </Button>
      </FormPost>
      <p class="small">
        <a href={paths.settingsPage()}>{words.ownInterests}</a>
      </p>
    </Band>
  );
};

/** All introductions of a member, those that wait for an answer first, and the switch. */
export const introductionsPage = (frame: Frame, { all, isOff }: IntroductionsPage): string => {
  const words = wordsOf(frame.lang).meet;
  const asked = all.filter((one) => one.state === "asked" && one.isAsker);
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} styles={["talk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck} />
      {all.length === 0 ? <EmptyNote>{words.none}</EmptyNote> : null}
      <Waiting frame={frame} waiting={all.filter((one) => one.state === "asked" && !one.isAsker)} />
      <Part frame={frame} id="open" title={words.goingOn} list={all.filter((one) => one.state === "open")} />
      <Part frame={frame} id="asked" title={words.asked} list={asked} />
      <Part frame={frame} id="past" title={words.past} list={all.filter((one) => one.state === "over")} />
      <Switch frame={frame} isOff={isOff} />
    </Layout>,
  );
};
