import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { daysLater, localDay } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { comingEntries, entriesAgain, type ListedEntry } from '../entries/reads.ts'
import { entryKey } from '../entries/rules.ts'
import { type IssueForm, placeIn } from './forms.ts'
import { type Issue, issueById, readersOn } from './reads.ts'
import { type Choice, DAYS_AHEAD, inOrder, MOST_ENTRIES, PLAN_DAYS, wants, wantsEverything } from './rules.ts'

type When = { now: Date; timeZone: string }

/** A draft of what the agenda holds in the days ahead. The same form sent twice makes one. */
export async function draftIssue(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { now, timeZone }: When,
  { days = DAYS_AHEAD, sendOn = null }: { days?: number; sendOn?: string | null } = {},
) {
  const from = localDay(now, timeZone)
  const asked = { now, from, to: daysLater(from, days), limit: MOST_ENTRIES, timeZone }
  const coming = await comingEntries(tx, actor, asked)
  const entries = coming.filter(({ cancelled }) => !cancelled).map(entryKey)
  const added = await insertOnce(tx, 'newsletter_issue', {
    territory_id: actor.territoryId,
    id,
    entries,
    made_by: actor.personId,
    made_at: now,
    send_on: sendOn,
  })
  if (added) await record(tx, actor, 'directory.issueDrafted', 'newsletter_issue', id)
  return { id, entries }
}

const again = (tx: ActorTx, actor: Actor, keys: readonly string[], timeZone: string) =>
  entriesAgain(
    tx,
    actor,
    keys.map((key) => {
      const [source = '', id = ''] = key.split(':')
      return { source, id }
    }),
    timeZone,
  )

/** The chosen entries as anyone finds them today, in the order they were put in. */
export async function chosenEntries(tx: ActorTx, actor: Actor, keys: readonly string[], timeZone: string) {
  const found = await again(tx, actor, keys, timeZone)
  const byKey = new Map(found.map((one) => [entryKey(one), one]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

/** Draft or planned; throws NotHere for what is neither. Holds it until the transaction ends: two who send at once wait here. */
async function unsent(tx: ActorTx, id: string): Promise<Issue | undefined> {
  await tx.selectFrom('newsletter_issue').where('id', '=', id).select('id').forUpdate().execute()
  const issue = await issueById(tx, id)
  if (!issue) throw new NotHere()
  return issue.startedAt ? undefined : issue
}

type Already = 'directory.issue.already'

/** Writes a draft as its page has it. Refused once it has begun to go out. */
export async function saveIssue(
  tx: ActorTx,
  actor: Actor,
  id: string,
  form: IssueForm,
): Promise<Outcome<{ id: string }, Already>> {
  if (!(await unsent(tx, id))) return refused('directory.issue.already')
  await tx
    .updateTable('newsletter_issue')
    .set({
      title: form.title ?? null,
      words: form.words ?? null,
      entries: inOrder(form.keep, placeIn(form)),
    })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'directory.issueWritten', 'newsletter_issue', id)
  return done({ id })
}

/** Puts an issue by for a day; nothing takes it back to a draft. Refused for a day that was, or one too far. */
export async function planIssue(
  tx: ActorTx,
  actor: Actor,
  id: string,
  sendOn: string | null,
  today: string,
): Promise<Outcome<{ id: string }, Already | 'directory.issue.pastDay' | 'directory.issue.farDay'>> {
  if (!(await unsent(tx, id))) return refused('directory.issue.already')
  if (sendOn !== null && sendOn < today) return refused('directory.issue.pastDay')
  if (sendOn !== null && sendOn > daysLater(today, PLAN_DAYS)) return refused('directory.issue.farDay')
  await tx.updateTable('newsletter_issue').set({ send_on: sendOn }).where('id', '=', id).execute()
  await record(tx, actor, 'directory.issuePlanned', 'newsletter_issue', id)
  return done({ id })
}

/** Forgets a draft. One that went out stays: false. */
export async function dropIssue(tx: ActorTx, actor: Actor, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('newsletter_issue')
    .where('id', '=', id)
    .where('started_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'directory.issueDropped', 'newsletter_issue', id)
  return gone !== undefined
}

/** The entries of an issue that are still true: neither over nor cancelled. */
const stillTrue = (entries: readonly ListedEntry[], now: Date) =>
  entries.filter((one) => !one.cancelled && (one.endsAt ?? one.startsAt) >= now)

/**
 * An issue begins to go out: what it tells stands from now on, and everybody it goes to has a row. Refused where it tells of
 * nothing, or has begun already: of two who press at once the second is told.
 */
export async function startIssue(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { now, timeZone }: When,
): Promise<Outcome<{ to: number }, Already | 'directory.issue.nothing'>> {
  const issue = await unsent(tx, id)
  if (!issue) return refused('directory.issue.already')
  const told = stillTrue(await chosenEntries(tx, actor, issue.entries, timeZone), now)
  if (told.length === 0 && !issue.words) return refused('directory.issue.nothing')
  const readers = (await readersOn(tx, actor, localDay(now, timeZone))).filter(({ rests }) => !rests)
  await tx
    .updateTable('newsletter_issue')
    .set({ started_at: now, told: JSON.stringify(told) })
    .where('id', '=', id)
    .execute()
  const states = readers.map(({ choice }) => (hasSomething(choice, told) ? 'waiting' : 'nothing'))
  await sql`
    insert into newsletter_sending (territory_id, issue_id, recipient_id, state)
    select ${actor.territoryId}::uuid, ${id}::uuid, reader.id, reader.state
    from unnest(${readers.map((one) => one.id)}::uuid[], ${states}::text[]) as reader (id, state)`.execute(tx)
  await record(tx, actor, 'directory.issueSent', 'newsletter_issue', id)
  return done({ to: states.filter((state) => state === 'waiting').length })
}

/** Whoever chose, and finds nothing of it, gets no letter; whoever did not gets the words of whoever writes, too. */
const hasSomething = (choice: Choice, told: readonly ListedEntry[]) =>
  wantsEverything(choice) || told.some((one) => wants(choice, one))

export type ChoiceForm = { municipalities: string[]; areas: string[]; kinds: string[] }

/** What a reader chose by the link of a letter. It also says that mails arrive: an address that rested does no longer. */
export async function choose(tx: ActorTx, actor: Actor, id: string, choice: ChoiceForm) {
  const consent = await tx.selectFrom('consent').where('id', '=', id).select('person_id').executeTakeFirst()
  const subscriber = consent
    ? undefined
    : await tx
        .selectFrom('newsletter_subscriber')
        .where('id', '=', id)
        .where('left_at', 'is', null)
        .select('id')
        .executeTakeFirst()
  if (!consent && !subscriber) throw new NotHere()
  await tx
    .insertInto('newsletter_reader')
    .values({
      territory_id: actor.territoryId,
      id,
      subscriber_id: consent ? null : id,
      consent_id: consent ? id : null,
      person_id: consent?.person_id ?? null,
      ...choice,
    })
    .onConflict((same) => same.columns(['territory_id', 'id']).doUpdateSet({ ...choice, rests_from: null }))
    .execute()
  await record(tx, actor, 'directory.newsletterChosen', 'newsletter_subscriber', id)
}
