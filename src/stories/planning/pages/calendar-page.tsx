import { dayIn, formatInstant, type Instant } from "#kit";
import { paths } from "#paths";
import { Band, Button, EmptyNote, FormPost, type Frame, Layout, PageHead, pageOf, type Tab, Tabs } from "#ui";
import { type CalendarView, type Due, VIEWS } from "../due.ts";
import { wordsOf } from "../words/index.ts";

export type CalendarPage = {
  readonly view: CalendarView;
  readonly day: string;
  readonly days: readonly string[];
  readonly before: string;
  readonly after: string;
  readonly due: readonly Due[];
  /** Whether there is more than is shown. */
  readonly isFull: boolean;
  readonly keyAt: Instant | null;
  /** A new address of the calendar's file, shown once. */
  readonly address: string | null;
  readonly tabs: readonly Tab[];
};

/** A day's name: its noon in UTC is on that day in no other zone than UTC, so it is written in UTC. */
const dayName = (frame: Frame, day: string, form: "day" | "full"): string => formatInstant(frame.lang, "UTC", `${day}T12:00:00.000Z`, form);

const DueItem = ({ frame, due }: { readonly frame: Frame; readonly due: Due }) => {
  const words = wordsOf(frame.lang).calendar;
  const title = <bdi lang={due.lang}>{due.title}</bdi>;
  return (
    <li>
      <p class="small">
        {due.isWholeDay ? null : <time datetime={due.at}>{formatInstant(frame.lang, frame.site.zone, due.at, "time")} </time>}
        {words.kinds[due.kind]}
      </p>
      <p>
        {due.state === undefined ? null : <b>{words.states[due.state]}: </b>}
        {due.href === null ? title : <a href={due.href}>{title}</a>}
      </p>
      {due.note === "" ? null : (
        <p class="small">
          <bdi>{due.note}</bdi>
        </p>
      )}
    </li>
  );
};

const onDay = (frame: Frame, day: string, due: readonly Due[]): readonly Due[] =>
  due.filter((each) => (each.isWholeDay ? each.at.slice(0, 10) : dayIn(frame.site.zone, each.at)) === day);

const List = ({ frame, days, due }: { readonly frame: Frame; readonly days: readonly string[]; readonly due: readonly Due[] }) => {
  const words = wordsOf(frame.lang).calendar;
  const full = days.map((day) => ({ day, due: onDay(frame, day, due) })).filter((each) => each.due.length > 0);
  if (full.length === 0) return <EmptyNote>{words.nothing}</EmptyNote>;
  return (
    <>
      {full.map((each) => (
        <section class="band" aria-labelledby={`d-${each.day}`}>
          <h2 class="head" id={`d-${each.day}`}>
            {dayName(frame, each.day, "full")}
          </h2>
          <ul class="list">
            {each.due.map((item) => (
              <DueItem frame={frame} due={item} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};

const Month = ({ frame, page }: { readonly frame: Frame; readonly page: CalendarPage }) => {
  const weeks = Array.from({ length: page.days.length / 7 }, (_, at) => page.days.slice(at * 7, at * 7 + 7));
  const today = dayIn(frame.site.zone, frame.now);
  return (
    <div class="month" role="region" tabindex={0} aria-label={wordsOf(frame.lang).calendar.title}>
      <table>
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <th scope="col">{formatInstant(frame.lang, "UTC", `${day}T12:00:00.000Z`, "weekday")}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr>
              {week.map((day) => (
                <td {...(day === today ? { "aria-current": "date" as const } : {})}>
                  <p class="small">
                    <a href={paths.deskCalendar({ view: "week", from: day })}>{dayName(frame, day, "day")}</a>
                  </p>
                  <ul>
                    {onDay(frame, day, page.due).map((item) => (
                      <DueItem frame={frame} due={item} />
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Carry = ({ frame, page }: { readonly frame: Frame; readonly page: CalendarPage }) => {
  const words = wordsOf(frame.lang).calendar;
  const { address, keyAt } = page;
  return (
    <Band id="carry" title={words.carry}>
      <p>{words.carryDeck}</p>
      {address === null ? null : (
        <p role="status">
          {words.address}: <code dir="ltr">{address}</code> {words.once}
        </p>
      )}
      {address !== null || keyAt === null ? null : <p>{words.has(formatInstant(frame.lang, frame.site.zone, keyAt, "date"))}</p>}
      <FormPost action={paths.deskCalendarKey()} class="row" label={words.carry}>
        <Button name="do" value="make">
          {words.make}
        </Button>
        {keyAt === null && address === null ? null : (
          <Button name="do" value="drop" bare>
            {words.drop}
          </Button>
        )}
      </FormPost>
    </Band>
  );
};

/** What is due, and when. */
export const calendarPage = (frame: Frame, page: CalendarPage): string => {
  const words = wordsOf(frame.lang).calendar;
  const { view, day, days } = page;
  const [first = day, last = day] = [days[0], days.at(-1)];
  const span = view === "month" ? "" : `${dayName(frame, first, "full")} – ${dayName(frame, last, "full")}`;
  return pageOf(
    frame,
    <Layout frame={frame} title={words.title} variant="desk" tabs={page.tabs} styles={["desk"]} robots="noindex">
      <PageHead title={words.title} deck={words.deck(frame.site.zone)} />
      <Tabs
        label={words.views}
        tabs={VIEWS.map((each) => ({
          text: words.view[each],
          href: paths.deskCalendar({ view: each, from: day }),
          current: each === view,
        }))}
      />
      <p class="row gap">
        <b>{view === "month" ? monthName(frame, day) : span}</b>
        <a href={paths.deskCalendar({ view, from: page.before })}>{words.before}</a>
        <a href={paths.deskCalendar({ view })}>{words.today}</a>
        <a href={paths.deskCalendar({ view, from: page.after })}>{words.after}</a>
      </p>
      {page.isFull ? <p class="bad">{words.more}</p> : null}
      {view === "month" ? <Month frame={frame} page={page} /> : <List frame={frame} days={days} due={page.due} />}
      <Carry frame={frame} page={page} />
    </Layout>,
  );
};

const monthName = (frame: Frame, day: string): string => {
  const first = formatInstant(frame.lang, "UTC", `${day.slice(0, 7)}-01T12:00:00.000Z`, "date");
  return first.replace(/^\S+\s/u, "");
};
