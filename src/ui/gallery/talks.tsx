import { type Frame } from "../frame.ts";
import { paths } from "#paths";
import { Button } from "../parts/button.tsx";
import { FormPost } from "../parts/form-post.tsx";
import { Invite } from "../parts/invite.tsx";
import { ReplyBox } from "../parts/reply-box.tsx";
import { Gone, Say, Thread, ThreadItem } from "../parts/say.tsx";
import { sampleHref } from "../samples.ts";
import { LONG_WORD, type Sample } from "./sample.ts";

const group = "Conversation";
const at = "2026-03-04T14:44:00.000Z";
const actions = (
  <FormPost action={paths.vote("9z4kq1ab")} class="say__do">
    <Button bare name="value" value="respect" pressed>
      Respect <b>58</b>
    </Button>
    <Button bare name="value" value="doesnt-help">
      Doesn’t help
    </Button>
    <a href={paths.reply({ storyId: "k3x9m2aa", to: "9z4kq1ab" })}>Reply</a>
    <a href={paths.report("9z4kq1ab")}>Report</a>
  </FormPost>
);

const Conversation = ({ frame }: { readonly frame: Frame }) => (
  <Thread>
    <ThreadItem>
      <Say
        frame={frame}
        id="s-1"
        level={3}
        name="Salma Wicke"
        kinds={["Question"]}
        marks={["Saltpans"]}
        question
        at={at}
        href={sampleHref}
        lang="en"
        text={<p>Which nights will the tide be too high for the late boat?</p>}
        actions={actions}
      />
      <Thread>
        <ThreadItem>
          <Say
            frame={frame}
            id="s-2"
            level={4}
            name="Tomas Ekwall"
            nameHref={paths.profile("tomas")}
            kinds={["Answer from our desk"]}
            desk
            at={at}
            href={sampleHref}
            lang="en"
            text={
              <>
                <p>Three, on the present tables: 9, 10 and 11 October.</p>
                <p>I have asked what happens if the crane is late.</p>
              </>
            }
            after={<p class="small">Sources: county tide tables 2026</p>}
            actions={actions}
          />
        </ThreadItem>
        <ThreadItem>
          <Gone id="s-3" lead="A reply was removed at 15:40.">
            It broke rule 3, on personal attacks. The author was told why and may appeal. <a href={paths.ledger(2118)}>Ledger no. 2,118</a>
          </Gone>
        </ThreadItem>
      </Thread>
    </ThreadItem>
    <ThreadItem>
      <Say
        frame={frame}
        id="s-4"
        level={3}
        name="سلمى القلوعي"
        at={at}
        href={sampleHref}
        lang="ar"
        text={<p>سكنتُ قرب الميناء عشرين عامًا، ولم يخبرنا أحد قطّ متى يُغلق.</p>}
        actions={actions}
      />
    </ThreadItem>
    <ThreadItem>
      <Say
        frame={frame}
        id="s-5"
        level={3}
        name={LONG_WORD}
        kinds={["Led to a correction"]}
        at={at}
        href={sampleHref}
        text={<p>{LONG_WORD.repeat(3)}</p>}
      />
    </ThreadItem>
  </Thread>
);

export const talkSamples: readonly Sample[] = [
  { group, name: "invitation", show: (frame) => <Invite frame={frame} /> },
  {
    group,
    name: "reply box, refused, with what was typed",
    show: (frame) => (
      <ReplyBox
        frame={frame}
        action={paths.reply({ storyId: "k3x9m2aa" })}
        formKey="sample"
        kinds={["comment", "question", "note"]}
        kind="question"
        value={"Which nights?\n\nAnd why?"}
        error="A question ends with what you want to know. Yours has two; please ask one of them first."
        to={{ id: "9z4kq1ab", name: "Salma Wicke" }}
      />
    ),
  },
  {
    group,
    name: "thread: question, staff answer, removed reply, Arabic, a very long word",
    show: (frame) => <Conversation frame={frame} />,
  },
];
