import { paragraphsIn } from "./paragraphs-in.tsx";
import { DAY } from "#kit";
import { INTRODUCTION_WORDS_MS } from "#members";
import { fragment, paths } from "#paths";
import {
  AddButton,
  Button,
  EmptyNote,
  FormPost,
  type Frame,
  Gone,
  Layout,
  Notice,
  PageHead,
  pageOf,
  Say,
  TextArea,
  Thread,
  ThreadItem,
} from "#ui";
import { wordsOf } from "../../words/index.ts";
import { MESSAGE_LETTERS, MESSAGES_EACH } from "../introduction.ts";
import type { MessageView, OneIntroduction } from "../introductions-view.ts";
import { AnswerForm, ANSWER_DAYS, UnderStory, Until } from "./parts.tsx";

export type MessageForm = { readonly body: string; readonly error: string | null };
type Within = { readonly frame: Frame; readonly one: OneIntroduction };

const nameOf = ({ frame, one }: Within): string => one.other?.name ?? wordsOf(frame.lang).meet.nobody;

const Message = ({ frame, one, said }: Within & { readonly said: MessageView }) => {
  const words = wordsOf(frame.lang).meet;
  const id = `m-${said.id}`;
  if (said.body === null) return <Gone id={id} lead={words.offOther} />;
  const actions = said.isOwn ? (
    said.state === "off" ? (
      <a href={paths.statementOf(`message:${said.id}`)}>{words.whyOff}</a>
    ) : undefined
  ) : (
    <a href={paths.report(`message:${said.id}`)} rel="nofollow">
      {words.report}
    </a>
  );
  const mark = said.state === "held" ? words.held : said.state === "off" ? words.off : null;
  return (
    <Say
      frame={frame}
      id={id}
      level={2}
      name={said.isOwn ? words.you : nameOf({ frame, one })}
      at={said.at}
      href={fragment(id)}
      text={paragraphsIn(said.body)}
      {...(mark === null ? {} : { marks: [mark] })}
      {...(actions === undefined ? {} : { actions })}
    />
  );
};

const Messages = ({ frame, one }: Within) =>
  one.messages.length === 0 ? (
    <EmptyNote>{wordsOf(frame.lang).meet.nothingYet}</EmptyNote>
  ) : (
    <Thread>
      {one.messages.map((said) => (
        <ThreadItem>
          <Message frame={frame} one={one} said={said} />
        </ThreadItem>
      ))}
    </Thread>
  );

const Write = ({ frame, one, form }: Within & { readonly form: MessageForm }) => {
  const words = wordsOf(frame.lang).meet;
  if (one.left === 0) return <p>{words.noneLeft}</p>;
  return (
    <FormPost class="box" action={paths.writeInIntroduction(one.id)} label={words.write}>
      <TextArea
        name="body"
        label={words.write}
        hint={words.writeHint(MESSAGE_LETTERS, one.left)}
        rows={6}
        required
        value={form.body}
        error={form.error ?? undefined}
      />
      <div class="row">
        <AddButton>{words.sendMessage}</AddButton>
      </div>
    </FormPost>
  );
};

const End = ({ frame, one }: Within) => {
  const words = wordsOf(frame.lang).meet;
  const isTakenBack = one.state === "asked" && one.isAsker;
  return (
    <section class="band stack" aria-label={words.end}>
      <FormPost class="row" action={paths.endIntroduction(one.id)} label={words.end}>
        {one.state === "over" ? null : (
          <Button name="do" value="end">
            {isTakenBack ? words.takeBack : words.end}
          </Button>
        )}
        {one.other === null ? null : (
          <Button name="do" value="block" bare>
            {words.block}
          </Button>
        )}
      </FormPost>
      <p class="small">{words.endDeck}</p>
      <p>
        <a href={paths.introductions()}>{words.title}</a>
      </p>
    </section>
  );
};

const titleOf = ({ frame, one }: Within): string => {
  const words = wordsOf(frame.lang).meet;
  if (one.state === "over") return words.overTitle;
  return one.state === "open" ? words.openTitle(nameOf({ frame, one })) : words.title;
};

const Body = ({ frame, one, form }: Within & { readonly form: MessageForm }) => {
  const words = wordsOf(frame.lang).meet;
  if (one.state === "asked" && one.isAsker) return <p>{words.waitsFor(nameOf({ frame, one }))}</p>;
  if (one.state === "asked")
    return (
      <section class="band here stack" aria-label={words.meet}>
        <p>{words.asks(nameOf({ frame, one }), one.other?.place ?? "")}</p>
        <p>{words.untilYes}</p>
        <AnswerForm frame={frame} one={one} />
        <p class="small">{words.lapse(ANSWER_DAYS)}</p>
      </section>
    );
  if (!one.wasOpen) return <p>{words.overAsked}</p>;
  return (
    <>
      {one.state === "over" ? (
        <Notice kind="past">
          <p>{words.overOpen(Math.round(INTRODUCTION_WORDS_MS / DAY))}</p>
        </Notice>
      ) : null}
      <Messages frame={frame} one={one} />
      {one.state === "open" ? <Write frame={frame} one={one} form={form} /> : null}
    </>
  );
};

/** One introduction, for either of its two. */
export const introductionPage = (frame: Frame, one: OneIntroduction, form: MessageForm): string => {
  const words = wordsOf(frame.lang).meet;
  const title = titleOf({ frame, one });
  return pageOf(
    frame,
    <Layout frame={frame} title={title} styles={["talk"]} robots="noindex">
      <PageHead title={title} {...(one.state === "open" ? { deck: words.openDeck(MESSAGES_EACH) } : {})}>
        <UnderStory frame={frame} story={one.story} />
        {one.other === null ? null : (
          <p class="small">
            <a href={paths.profile(one.other.handle)}>
              <bdi>{one.other.name}</bdi>
            </a>
            {one.other.place === "" ? null : (
              <>
                {" · "}
                <bdi>{one.other.place}</bdi>
              </>
            )}
            {one.state === "over" ? null : (
              <>
                {" · "}
                <Until frame={frame} one={one} />
              </>
            )}
          </p>
        )}
      </PageHead>
      <Body frame={frame} one={one} form={form} />
      <End frame={frame} one={one} />
    </Layout>,
  );
};
