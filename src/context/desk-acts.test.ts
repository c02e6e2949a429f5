import { ticketsDue } from "./tickets/tickets-due.ts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Actor, DAY, HOUR, later, visitor } from "#kit";
import { eachDialect, statementsOf, type TestHouse } from "../store/testing/index.ts";
import { addNote } from "./testing/note.ts";
import { addMember, addStory } from "./testing/story.ts";
import { plainJudge } from "#conversation";
import { type Act, actOnNote } from "./act-on-note.ts";
import { answerTicket } from "./answer-ticket.ts";
import { inviteRaters } from "./invite-raters.ts";
import { openTicket } from "./open-ticket.ts";
import { preparedLetter, ticketLetter } from "./tickets/ticket-letter.ts";
import { passOn } from "./tickets/pass-on.ts";
import { scoreRun } from "./score-run.ts";
import { switchNotes } from "./switch-notes.ts";

const NOW_QUOTE = "failed in 14 places";

const rateBy = async (house: TestHouse, noteId: string, raters: readonly Actor[], value = 1): Promise<void> => {
  const long = later(house.clock.now(), -DAY);
  await house.store.db
    .insertInto("note_rating")
    .values(
      raters.map((rater) => ({
        note_id: noteId,
        rater_id: rater.id ?? "",
        value,
        reasons: "[]",
        source: "organic" as const,
        at: long,
        counts_from: long,
        is_blind: 1,
        anchor_revision_id: "r1",
        is_before_change: 1,
      })),
    )
    .execute();
};

eachDialect("notes and the desk", (open) => {
  const start = async () => {
    const house = await open();
    await addStory(house);
    const [una, vera, wim] = [await addMember(house, "una"), await addMember(house, "vera"), await addMember(house, "wim")];
    const edna: Actor = { ...(await addMember(house, "edna")), role: "editor" };
    const judge = plainJudge(house);
    const act = async (actor: Actor, id: string, what: Act): Promise<string> => {
      const acted = await actOnNote({ ...house, judge }, actor, id, { act: what });
      return acted.ok ? "ok" : typeof acted.problem === "string" ? acted.problem : acted.problem.kind;
    };
    const noteOf = (id: string) => house.store.db.selectFrom("note").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    const ledger = async (): Promise<readonly string[]> =>
      (await house.store.db.selectFrom("ledger_entry").select("ground").orderBy("no").execute()).map((row) => row.ground);
    return { house, una, vera, wim, edna, act, noteOf, ledger };
  };

  test("the desk publishes, vetoes and takes either back, each with its line in the ledger, and nobody else does", async () => {
    const { house, una, edna, act, noteOf, ledger } = await start();
    await addNote(house, una, "n1");
    expect([await act(una, "n1", "publish"), await act(visitor, "n1", "veto")]).toEqual(["not-yours", "not-yours"]);
    for (const [what, desk] of [
      ["publish", "published"],
      ["unpublish", ""],
      ["veto", "vetoed"],
      ["unveto", ""],
    ] as const) {
      expect(await act(edna, "n1", what)).toBe("ok");
      expect((await noteOf("n1")).desk).toBe(desk);
    }
    expect(await ledger()).toEqual(["note-published", "note-published", "note-vetoed", "note-vetoed"]);
    expect((await noteOf("n1")).shown_at).not.toBeNull();
  });

  test("notes are switched off and on under a story by an editor, with the ledger's word", async () => {
    const { house, una, edna, ledger } = await start();
    expect(await switchNotes(house, una, "gull0001", true, "")).toMatchObject({ ok: false, problem: "not-allowed" });
    expect(await switchNotes(house, edna, "nowhere1", true, "")).toMatchObject({ ok: false, problem: "not-there" });
    expect((await switchNotes(house, edna, "story-1", true, "An inquest.")).ok).toBe(true);
    expect((await switchNotes(house, edna, "story-1", false, "")).ok).toBe(true);
    expect(await ledger()).toEqual(["notes-closed", "notes-opened"]);
    expect(await house.store.db.selectFrom("note_story").select("is_off").execute()).toEqual([{ is_off: 0 }]);
  });

  test("a changed passage fits again by an editor's word, or by its author and two raters from before; others have none", async () => {
    const { house, una, vera, wim, edna, act, noteOf } = await start();
    const changed = { anchor: "changed_material", quoted_now: NOW_QUOTE, recheck_since: house.clock.now() } as const;
    await addNote(house, una, "n1", changed);
    await addNote(house, una, "n2", changed);
    await rateBy(house, "n1", [vera, wim]);
    const zoe = await addMember(house, "zoe");
    expect([await act(zoe, "n1", "fits"), await act(visitor, "n1", "fits")]).toEqual(["not-yours", "not-yours"]);
    expect([await act(una, "n1", "fits"), await act(vera, "n1", "fits"), await act(vera, "n1", "fits")]).toEqual(["ok", "ok", "ok"]);
    expect((await noteOf("n1")).anchor).toBe("changed_material");
    await act(wim, "n1", "fits-not");
    expect((await noteOf("n1")).anchor).toBe("changed_material");
    await act(wim, "n1", "fits");
    expect(await noteOf("n1")).toMatchObject({ anchor: "exact", confirmed_quote: NOW_QUOTE, recheck_since: null });
    const before = await house.store.db.selectFrom("note_rating").select("is_before_change").execute();
    expect(before.every((row) => row.is_before_change === 0)).toBe(true);
    expect(await act(edna, "n2", "fits")).toBe("ok");
    expect(await noteOf("n2")).toMatchObject({ anchor: "exact", confirmed_quote: NOW_QUOTE });
  });

  test("a ticket is looked into, answered with why, or put right, which credits and locks the note; once it is settled it stays", async () => {
    const { house, una, edna, noteOf } = await start();
    for (const id of ["n1", "n2"]) {
      await addNote(house, una, id, { kind: "dispute" });
      const note = await noteOf(id);
      await house.store.transact((tx) => openTicket(house, tx, note));
      await house.store.transact((tx) => openTicket(house, tx, note));
    }
    const tickets = await house.store.db.selectFrom("note_ticket").selectAll().orderBy("note_id").execute();
    expect(tickets.map((row) => row.state)).toEqual(["open", "open"]);
    const [one = "", two = ""] = tickets.map((row) => row.id);
    const answer = async (actor: Actor, id: string, to: "looking" | "corrected" | "declined", words: string): Promise<string> => {
      const answered = await answerTicket(house, actor, id, to, words);
      return answered.ok ? "ok" : answered.problem;
    };
    expect(await answer(una, one, "corrected", "")).toBe("not-allowed");
    expect(await answer(edna, "nowhere", "looking", "")).toBe("not-there");
    const promised = "2026-03-09T18:00:00.000Z";
    const due = () => ticketsDue(house, { from: "2026-03-09T00:00:00.000Z", to: "2026-03-10T00:00:00.000Z" }, 9);
    expect((await answerTicket(house, edna, one, "looking", "", promised)).ok).toBe(true);
    expect((await due()).map(({ kind, id, at, href }) => ({ kind, id, at, href }))).toEqual([
      { kind: "correction", id: one, at: promised, href: `/desk/corrections#ticket-${one}` },
    ]);
    expect(await answer(edna, one, "corrected", "")).toBe("ok");
    expect(await due()).toEqual([]);
    expect(await noteOf("n1")).toMatchObject({ state: "incorporated", is_locked: 1 });
    expect([await answer(edna, two, "declined", " "), await answer(edna, two, "declined", "The report says 12.")]).toEqual([
      "no-answer",
      "ok",
    ]);
    expect(await noteOf("n2")).toMatchObject({ state: "open" });
    expect(await answer(edna, two, "looking", "")).toBe("not-there");
  });

  test("a dispute of another's copy is passed on to them once, by an editor, and its ticket keeps when, by whom and where to", async () => {
    const { house, una, edna, noteOf } = await start();
    await addNote(house, una, "n1", { kind: "dispute" });
    const note = await noteOf("n1");
    await house.store.transact((tx) => openTicket(house, tx, note));
    const { id } = await house.store.db.selectFrom("note_ticket").select("id").executeTakeFirstOrThrow();
    const letter = { subject: "A fact\n in Gull", text: "It was 14.\u0007" };
    const pass = async (actor: Actor, ticket: string, words = letter): Promise<string> => {
      const passed = await passOn(house, actor, ticket, words);
      return passed.ok ? "ok" : passed.problem;
    };
    expect([await pass(una, id), await pass(edna, "none"), await pass(edna, id)]).toEqual(["not-allowed", "not-there", "no-contact"]);
    await house.store.db.updateTable("source").set({ contact: "corrections@pellam.example" }).execute();
    const written = async (key: string): Promise<string> => {
      await house.store.db.updateTable("story").set({ story_key: key, published_at: "2026-03-04T10:00:00.000Z" }).execute();
      const found = await ticketLetter(house.store.db, id);
      return found === null ? "" : preparedLetter(found, { site: "Tidings", origin: "https://tidings.example", zone: "UTC" }).text;
    };
    expect(await written("urn:pellam:7")).toContain("(4 March 2026, urn:pellam:7)");
    for (const ours of ["slug:gull:2026-03-04", `text:${"a".repeat(64)}`]) expect(await written(ours)).toContain("” (4 March 2026)\n");
    expect([await pass(edna, id, { subject: " ", text: "?" }), await pass(edna, id), await pass(edna, id)]).toEqual([
      "no-text",
      "ok",
      "passed",
    ]);
    const mails = await house.store.db.selectFrom("job").select("body").where("kind", "=", "mail.send").execute();
    expect(mails.map(({ body }) => (JSON.parse(body) as { letter: object }).letter)).toEqual([
      { to: "corrections@pellam.example", subject: "A fact in Gull", text: "It was 14.\n", lang: "en" },
    ]);
    expect(await house.store.db.selectFrom("note_ticket").select(["passed_at", "passed_by", "passed_to"]).execute()).toEqual([
      { passed_at: house.clock.now(), passed_by: edna.id, passed_to: "corrections@pellam.example" },
    ]);
    await addNote(house, una, "n2", { kind: "dispute" });
    const other = await noteOf("n2");
    await house.store.transact((tx) => openTicket(house, tx, other));
    const second = await house.store.db.selectFrom("note_ticket").select("id").where("note_id", "=", "n2").executeTakeFirstOrThrow();
    await house.store.db.updateTable("source").set({ is_own: 1 }).execute();
    expect(await pass(edna, second.id)).toBe("own");
    await answerTicket(house, edna, second.id, "declined", "The report says 12.");
    expect(await pass(edna, second.id)).toBe("settled");
  });

  test("raters are asked by lot, from both sides alike, never of their own note nor of one they rated, and over two hours", async () => {
    const { house, una } = await start();
    const people: Actor[] = [];
    for (let k = 0; k < 20; k += 1) people.push(await addMember(house, `asked${k}`));
    const long = later(house.clock.now(), -30 * DAY);
    await house.store.db.updateTable("member").set({ joined_at: long, proved_at: long }).execute();
    await house.store.db
      .insertInto("note_rater")
      .values(people.map((one, k) => ({ rater_id: one.id ?? "", run_id: "r", intercept: 0, factor: k < 14 ? -0.5 : 0.5, ratings: 9 })))
      .execute();
    await house.store.db.insertInto("note_setting").values({ name: "current", value: "r", at: long }).execute();
    await addNote(house, una, "n1");
    await rateBy(house, "n1", people.slice(0, 2));
    const statements = async (): Promise<number> => {
      let count = 0;
      const stop = house.store.onQuery(() => (count += 1));
      await inviteRaters(house);
      stop();
      return count;
    };
    const ofOne = await statements();
    const asked = await house.store.db.selectFrom("note_invite").selectAll().execute();
    expect(asked.map((row) => row.side).toSorted((a, b) => a - b)).toEqual([-1, -1, -1, 1, 1, 1]);
    expect(asked.some((row) => row.rater_id === una.id || people.slice(0, 2).some((one) => one.id === row.rater_id))).toBe(false);
    expect(asked.every((row) => row.opens_at >= row.made_at && row.opens_at < later(row.made_at, 2 * HOUR))).toBe(true);
    await inviteRaters(house);
    expect((await house.store.db.selectFrom("note_invite").selectAll().execute()).length).toBe(12);
    await inviteRaters(house);
    expect((await house.store.db.selectFrom("note_invite").selectAll().execute()).length).toBe(12);
    expect(ofOne).toBeLessThanOrEqual(10);
    for (let k = 2; k < 12; k += 1) await addNote(house, una, `n${k}`);
    expect(await statements()).toBe(ofOne);
    const all = await house.store.db.selectFrom("note_invite").selectAll().execute();
    const perRater = Map.groupBy(all, (row) => row.rater_id);
    expect(all.length).toBeGreaterThan(60);
    expect([...perRater.values()].every((own) => own.length <= 5)).toBe(true);
    expect(await house.store.db.selectFrom("job").select("id").where("kind", "=", "notes.ask").execute()).toHaveLength(all.length);
  });

  test("scores and raters from before runs were kept apart stand as those of the last published one that was no stream", async () => {
    const { house, una } = await start();
    await addNote(house, una, "n1");
    const { db, dialect } = house.store;
    const first = statementsOf(dialect, "0040-context");
    const shape = ["create table note_rater", "create unique index note_score_once"].map(
      (begins) => first.find((each) => each.startsWith(begins)) ?? "",
    );
    const back = ["drop table note_rater", "drop index note_score_of_run", "drop index note_score_by_note", ...shape];
    const run = (id: string, kind: "full" | "refit" | "stream", at: string, outcome: "published" | "frozen" = "published") => ({
      ...{ id, kind, began_at: at, ended_at: at, outcome, stage: "S1" as const, ratings: 9, raters: 2, notes: 1, mu: 0.2, objective: 1 },
      ...{ sweeps: 9, gradient: 0, gauge: null, churn: 0, changed: 0, parameters: "{}" },
    });
    const hour = (k: number): string => later("2026-03-01T00:00:00.000Z", k * HOUR);
    await house.store.transact(async (tx) => {
      for (const each of back) await sql.raw(each).execute(tx);
      await tx
        .insertInto("note_run")
        .values([
          run("r1", "full", hour(1)),
          run("r2", "refit", hour(2)),
          run("r3", "full", hour(3), "frozen"),
          run("r4", "stream", hour(4)),
        ])
        .execute();
      await tx.insertInto("note_score").values({ note_id: "n1", run_id: "r4", intercept: 0.5, factor: 0, n: 9, facts: "{}" }).execute();
      await tx
        .insertInto("note_rater")
        .values(["a", "b"].map((id) => ({ rater_id: id, run_id: "r2", intercept: 0.1, factor: -0.3, ratings: 7 })))
        .execute();
      for (const each of statementsOf(dialect, "0105-run-apart")) await sql.raw(each).execute(tx);
    });
    expect(await db.selectFrom("note_setting").select(["name", "value", "at"]).execute()).toEqual([
      { name: "current", value: "r2", at: hour(2) },
    ]);
    expect(await db.selectFrom("note_score").select(["note_id", "run_id", "intercept"]).execute()).toEqual([
      { note_id: "n1", run_id: "r2", intercept: 0.5 },
    ]);
    expect(await db.selectFrom("note_rater").selectAll().orderBy("rater_id").execute()).toEqual(
      ["a", "b"].map((id) => ({ rater_id: id, run_id: "r2", intercept: 0.1, factor: -0.3, ratings: 7 })),
    );
    await scoreRun(house, "full");
    expect(await db.selectFrom("note_rater").select("run_id").where("run_id", "=", "r2").execute()).toEqual([]);
  });

  test("without sides there is no stage, and a run gives no status; a community falls back after seven nights", async () => {
    const { house, una, vera, wim } = await start();
    await addNote(house, una, "n1");
    await rateBy(house, "n1", [vera, wim]);
    await house.store.db
      .insertInto("note_setting")
      .values({ name: "stage", value: JSON.stringify({ stage: "S1", nightsAbove: 0, nightsBelow: 0 }), at: house.clock.now() })
      .execute();
    const stages: string[] = [];
    for (let night = 0; night < 7; night += 1) {
      stages.push((await scoreRun(house, "full")).stage);
      await scoreRun(house, "refit"); // by day: counts as no night
      expect((await scoreRun(house, "stream")).outcome).toBe("published");
      house.clock.advance(DAY);
    }
    expect(stages).toEqual(["S1", "S1", "S1", "S1", "S1", "S1", "S0"]);
  });
});
