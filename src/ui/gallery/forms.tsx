import { paths } from "#paths";
import { AddButton, Button, LinkButton } from "../parts/button.tsx";
import { CheckField, RadioField, SelectField } from "../parts/choice-field.tsx";
import { Filters } from "../parts/filters.tsx";
import { FormPost } from "../parts/form-post.tsx";
import { Notice } from "../parts/notice.tsx";
import { CodeField, EmailField, TextArea, TextField } from "../parts/text-field.tsx";
import { type Sample } from "./sample.ts";

const group = "Forms and notices";
const sections = [
  { value: "", text: "All" },
  { value: "harbour", text: "Harbour" },
  { value: "council", text: "Council" },
];

export const formSamples: readonly Sample[] = [
  {
    group,
    name: "fields as they come",
    show: () => (
      <FormPost action={paths.join()} formKey="sample" class="step now" label="Sample">
        <TextField
          id="f-name"
          name="name"
          label="Name to show beside your reply"
          hint="Your own or another. You can change it once a month."
          autocomplete="nickname"
          value="Perpetua Lund"
        />
        <EmailField
          id="f-mail"
          name="email"
          label="E-mail"
          placeholder="name@example.org"
          hint="Never shown. We use it to sign you in."
          required
        />
        <CheckField id="f-tell" name="tell" label="Tell me when somebody answers" checked />
        <div class="row">
          <AddButton>Send me the code</AddButton> <Button bare>Use a passkey instead</Button>
        </div>
      </FormPost>
    ),
  },
  {
    group,
    name: "fields that were refused",
    show: () => (
      <FormPost action={paths.joinCode()} formError="Two things need another look." class="step" label="Sample, refused">
        <CodeField
          id="f-code"
          name="code"
          label="Eight digits"
          digits={8}
          value="4071 882"
          error="One digit is missing. The code has eight; you typed seven."
          required
        />
        <RadioField
          id="f-kind"
          name="decision"
          label="Decision"
          options={[
            { value: "keep", text: "Keep" },
            { value: "remove", text: "Remove" },
          ]}
          error="Choose one."
        />
        <SelectField id="f-rule" name="rule" label="Under rule" options={sections} value="council" error="Rule 3 needs a reason." />
        <TextArea id="f-why" name="why" label="What the author will read" value="" error="Say why, in a sentence." rows={3} />
        <CheckField id="f-sure" name="sure" label="I have read the whole thread" error="Please read it first." />
      </FormPost>
    ),
  },
  {
    group,
    name: "filters over a list",
    show: () => (
      <Filters action={paths.search()} submit="Show" label="Sample filters">
        <TextField id="f-q" name="q" type="search" label="Words" size={16} />
        <SelectField id="f-section" name="section" label="Section" options={sections} value="" />
        <CheckField id="f-near" name="near" label="Within 30 km" />
      </Filters>
    ),
  },
  {
    group,
    name: "buttons",
    show: () => (
      <div class="row">
        <Button>Say yes</Button>
        <Button bare>Not now</Button>
        <LinkButton href={paths.join()}>Open a free account</LinkButton>
        <LinkButton href={paths.join()} add>
          Join Saltpans
        </LinkButton>
      </div>
    ),
  },
  {
    group,
    name: "notices: something to do, something done, something gone",
    show: () => (
      <>
        <Notice kind="error" title="This cannot go out yet">
          <p>The story needs a headline. Write one, then publish again.</p>
        </Notice>
        <Notice kind="done">
          <p>Your name was changed at 14:02.</p>
        </Notice>
        <Notice kind="past" title="Withdrawn">
          <p>The agency killed this story at 13:22. It is gone from this site, its feeds and its archive.</p>
        </Notice>
      </>
    ),
  },
];
