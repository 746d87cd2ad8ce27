import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import type { FormErrors } from '../../../ground/forms/parse-form.ts'
import { errorsOfAsked, type TypingFields, toAsk } from '../../../ground/paper/asked.ts'
import { type Copied, copyRows } from '../../../ground/paper/copying.ts'
import { makeSheet, type Reference, type Sheet } from '../../../ground/paper/sheets.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { AGREEMENT } from '../agreements/rules.ts'
import { isOfDay } from '../facts/writes.ts'
import { logVisit, tellSign } from '../kinds/companionship/writes.ts'
import { type SlipsForm, SURE, type VisitRow } from './forms.ts'
import { cardOfVisits, daysVisited, type VisitSlip } from './reads.ts'
import { hoursOf, minutesIn, SPARE_ROWS, VISITS_KIND, visitsExpected } from './rules.ts'

/**
 * A slip for each of some agreements on company: rows for the visits that are expected and a few without a day. Its rows keep
 * of whom they are, and who signs at the foot, so that an erasure finds its photos. Refused where somebody may not be named.
 */
export async function makeSlips(
  tx: ActorTx,
  actor: SignedInActor,
  once: string,
  { agreements, span, language }: SlipsForm,
  today: string,
): Promise<Outcome<Sheet[], NamingRefusal>> {
  const made: Sheet[] = []
  for (const id of [...new Set(agreements)]) {
    const { agreement, every, planned } = await cardOfVisits(tx, id)
    if (agreement.endedOn !== null) throw new NotHere()
    const about = { kind: AGREEMENT, id }
    const days = visitsExpected({ plannedOn: planned?.dueOn ?? null, every }, today, span)
    const people = [agreement.need.personId, agreement.offer.personId].filter((one) => one !== null)
    const unnamed = await refusalToName(tx, actor, people, today)
    if (unnamed) return refused(unnamed)
    const visited = { personId: agreement.need.personId, about }
    const rows = [
      ...days.map((on) => ({ ...visited, on })),
      ...Array.from({ length: SPARE_ROWS }, () => visited),
    ]
    const foot = { personId: agreement.offer.personId, about }
    made.push(
      await makeSheet(tx, actor, idWithin(once, id), {
        kind: VISITS_KIND,
        about,
        rows: [...rows, foot],
        rowCount: rows.length,
        language,
        seenBy: agreement.circleId ? 'circle' : 'team',
        circleId: agreement.circleId,
        forPersonId: agreement.offer.personId,
      }),
    )
  }
  return done(made)
}

type Typed = { once: string; rows: readonly VisitRow[]; sureOfSame: boolean } & TypingFields
export type CopiedVisits = Copied & { /** Accounts to be told at once. */ tell: string[] }

/**
 * Writes what a slip says of its visits, as the volunteer's own buttons would, each on its day: done ones, missed ones, what
 * worries. All rows, or none where one is refused. A row is copied once; a total that differs, a slip that was typed meanwhile
 * and a day that has a visit already are asked.
 */
export async function copyVisits(
  tx: ActorTx,
  actor: SignedInActor,
  { sheet, agreement }: VisitSlip,
  form: Typed,
  today: string,
): Promise<CopiedVisits> {
  const counted = minutesIn(form.rows)
  const tell = new Set<string>()
  const copied = await copyRows(tx, actor, sheet, {
    once: form.once,
    rows: [...form.rows].sort((one, other) => one.onDate.localeCompare(other.onDate) || one.row - other.row),
    taken: { field: 'state', refusal: 'exchange.slips.taken' },
    counted: () => counted,
    told: form.told,
    before: async (typings) => {
      const earlier = typings.reduce((sum, one) => sum + one.counted, 0)
      const asked = toAsk(form, earlier + counted, typings)
      const same = form.sureOfSame ? [] : await onSameDay(tx, agreement.id, form.rows)
      const ofSame: FormErrors = same.length > 0 ? { [SURE]: ['exchange.slips.error.same'] } : {}
      return { asked, errors: { ...errorsOfAsked(asked), ...ofSame } }
    },
    write: async (row, id) => {
      const wrote = await writeRow(tx, actor, id, agreement.id, row, today)
      if ('refusal' in wrote)
        return { field: isOfDay(wrote.refusal) ? 'onDate' : 'state', refusal: wrote.refusal }
      for (const account of wrote.tell) tell.add(account)
      return wrote
    },
  })
  return { ...copied, tell: copied.ok ? [...tell] : [] }
}

/** Rows of a visit on a day that has one already: told by telephone, perhaps, and on paper. */
async function onSameDay(tx: ActorTx, agreementId: string, rows: readonly VisitRow[]) {
  const days = await daysVisited(tx, agreementId)
  return rows.filter(({ state, onDate }) => state !== 'missed' && days.has(onDate))
}

type Written = { records: Reference[]; tell: string[] }

async function writeRow(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  agreementId: string,
  { onDate, state, minutes, words }: VisitRow,
  today: string,
): Promise<Written | { refusal: string }> {
  const records: Written['records'] = []
  if (state !== 'missed') {
    const card = { ...(await cardOfVisits(tx, agreementId)), id: agreementId }
    const said = {
      onDate,
      ...(minutes !== undefined && { hours: hoursOf(minutes) }),
      ...(state === 'done' && { words }),
    }
    const logged = await logVisit(tx, actor, id, card, said, today)
    if (!logged.ok) return logged
    records.push({ kind: 'exchange_fact', id: logged.id })
  }
  if (state === 'done') return { records, tell: [] }
  const signId = idWithin(id, 'sign')
  const told = await tellSign(tx, actor, signId, agreementId, { what: state, words, onDate }, today)
  if (!told.ok) return told
  records.push({ kind: 'exchange_fact', id: signId })
  return { records, tell: told.tell }
}
