import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import type { FormErrors } from '../../../ground/forms/parse-form.ts'
import { rowField } from '../../../ground/forms/row-form.ts'
import { errorsOfAsked, type Question, type TypingFields, toAsk } from '../../../ground/paper/asked.ts'
import { makeSheet, type Reference, type Sheet } from '../../../ground/paper/sheets.ts'
import { takenRows } from '../../../ground/paper/taken.ts'
import { lockSheet, noteTyping, typingsOf } from '../../../ground/paper/typings.ts'
import { keptIdOf } from '../../people/reads.ts'
import { newPersonNamed } from '../../people/writes.ts'
import { kindOrNotHere, sideOf } from '../kinds/reads.ts'
import type { Reason } from '../kinds/rules.ts'
import { tellHours } from '../kinds/time/writes.ts'
import { publishNotice } from '../notices/writes.ts'
import type { AskSlip, GiveSlip, HoursSlip, SlipsForm, TypedSlip } from './forms.ts'
import { type Named, SLIPS, totalOf } from './rules.ts'

/** Slips to print, each sort under a code of its own. Sent again they are the same slips. */
export async function makeEmporiumSlips(
  tx: ActorTx,
  actor: SignedInActor,
  once: string,
  { language, ...many }: SlipsForm,
): Promise<Sheet[]> {
  const made: Sheet[] = []
  for (const slip of SLIPS.filter((one) => many[one] > 0))
    made.push(
      await makeSheet(tx, actor, idWithin(once, slip), {
        kind: slip,
        rowCount: many[slip],
        language,
        seenBy: 'team',
      }),
    )
  return made
}

/** What speaks against hours of a row, for people to read before they go past it. */
export type Against = ReadonlyMap<number, readonly Reason[]>
export type CopiedSlips =
  | { ok: true }
  | { ok: false; errors: FormErrors; asked: Question[]; against: Against }
type Typed = { once: string; rows: readonly TypedSlip[] } & TypingFields

class SlipsRefused extends Error {
  readonly errors: FormErrors
  readonly against: Against
  constructor(errors: FormErrors, against: Against) {
    super('slips refused')
    this.errors = errors
    this.against = against
  }
}

const notYet = (errors: FormErrors, asked: Question[] = [], against: Against = new Map()): CopiedSlips => ({
  ok: false,
  errors,
  asked,
  against,
})

/**
 * Writes what slips say, as the desk's own forms would: a thing on the shelf, a thing that somebody needs, hours of one for another.
 * All of them, or none where one is refused. A slip is copied once, whoever copies it and however often the form is sent. Slips come
 * back a few at a time, so a total is that of those copied together; one that differs is asked, as is a sheet typed meanwhile.
 */
export async function copySlips(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  { once, rows, ...foot }: Typed,
  today: string,
): Promise<CopiedSlips> {
  await lockSheet(tx, sheet)
  const typings = await typingsOf(tx, sheet.id)
  if (typings.some(({ id }) => id === once)) return { ok: true }
  const taken = await takenRows(tx, sheet.id)
  const again = rows.filter(({ row }) => taken.has(row))
  if (again.length > 0)
    return notYet(
      Object.fromEntries(again.map(({ row }) => [rowField('title', row), ['exchange.emporium.taken']])),
    )
  const counted = totalOf(rows)
  const asked = toAsk(foot, counted, typings)
  if (asked.length > 0) return notYet(errorsOfAsked(asked), asked)
  try {
    const written = await attempt(tx, () => writeAll(tx, actor, sheet, rows, today))
    await noteTyping(tx, actor, once, sheet, {
      rowsTyped: rows.length,
      counted,
      told: foot.told ?? null,
      records: written.flatMap(({ records }) => records),
      found: written.flatMap(({ found }) => found),
    })
    return { ok: true }
  } catch (error) {
    if (error instanceof SlipsRefused) return notYet(error.errors, [], error.against)
    throw error
  }
}

async function writeAll(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  rows: readonly TypedSlip[],
  today: string,
) {
  const errors: FormErrors = {}
  const against = new Map<number, readonly Reason[]>()
  const written: Written[] = []
  for (const row of inOrder(rows)) {
    const id = idWithin(sheet.id, `row ${row.row}`)
    const wrote =
      row.slip === 'hours'
        ? await writeHours(tx, actor, sheet, id, row, today)
        : await writeNotice(tx, actor, sheet, id, row, today)
    if ('records' in wrote) written.push(wrote)
    else {
      errors[rowField(wrote.field, row.row)] = [wrote.refusal]
      if (wrote.against) against.set(row.row, wrote.against)
    }
  }
  if (Object.keys(errors).length > 0) throw new SlipsRefused(errors, against)
  return written
}

/** As it happened: of hours the earlier come first, since each moves the balance that the next is looked at with. */
const dayOf = (row: TypedSlip) => (row.slip === 'hours' ? row.onDate : '')
const inOrder = (rows: readonly TypedSlip[]) =>
  [...rows].sort((one, other) => dayOf(one).localeCompare(dayOf(other)) || one.row - other.row)

/** What a slip became, and who was found on which row of its sheet. */
type Written = {
  records: (Reference & { row: number })[]
  found: { row: number; personId: string }[]
}
type Refused = { field: string; refusal: string; against?: readonly Reason[] }
type Wrote = Written | Refused

/**
 * The record of whom a slip names, as it is kept now; a new name is one person for each sheet, however often it stands there.
 * Undefined where nobody of that id is here.
 */
async function personOf(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  named: Named,
): Promise<string | undefined> {
  if (named.kind === 'known') return keptIdOf(tx, named.id)
  const id = idWithin(sheet.id, `new ${named.name.toLowerCase()}`)
  return keptIdOf(tx, await newPersonNamed(tx, actor, named.name, id))
}

/** A thing given is offered to everybody, what somebody asks for is for the team alone: as the desk's own form begins. */
async function writeNotice(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  id: string,
  { row, who, ...said }: (GiveSlip | AskSlip) & { row: number },
  today: string,
): Promise<Wrote> {
  const personId = await personOf(tx, actor, sheet, who)
  if (!personId) return { field: 'who', refusal: 'exchange.emporium.error.who' }
  const side = said.slip === 'give' ? 'offer' : 'need'
  const [visibility = 'operators'] = sideOf(kindOrNotHere('goods'), side).visibilities
  const { title, phone, sort } = said
  const plain = { id, kind: 'goods', side, title, phone, visibility, personId, reserved: {} } as const
  const published = await publishNotice(
    tx,
    actor,
    said.slip === 'give'
      ? {
          ...plain,
          places: said.places ?? 1,
          shown: { sort, condition: said.condition, ...(said.bestBefore && { bestBefore: said.bestBefore }) },
        }
      : { ...plain, untilOn: said.untilOn, shown: { sort } },
    today,
  )
  if (!published.ok)
    return { field: OF_DAY.includes(published.refusal) ? 'untilOn' : 'who', refusal: published.refusal }
  return { records: [{ kind: 'exchange_notice', id, row }], found: [{ row, personId }] }
}
const OF_DAY: readonly string[] = ['exchange.notice.past', 'exchange.notice.order', 'exchange.notice.tooLong']

async function writeHours(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  id: string,
  { row, signed, ...said }: HoursSlip & { row: number },
  today: string,
): Promise<Wrote> {
  const giver = await personOf(tx, actor, sheet, said.giver)
  if (!giver) return { field: 'giver', refusal: 'exchange.emporium.error.who' }
  const receiver = await personOf(tx, actor, sheet, said.receiver)
  if (!receiver) return { field: 'receiver', refusal: 'exchange.emporium.error.who' }
  const hours = { ...said, giver, receiver, signed: signed === 'yes' }
  const told = await tellHours(tx, actor, id, hours, today)
  if (!told.ok) {
    const reasons = told.hindrances?.map(({ reason }) => reason)
    return { field: told.field, refusal: told.refusal, ...(reasons && { against: reasons }) }
  }
  const { factId, notices } = told.value
  return {
    records: [
      { kind: 'exchange_fact', id: factId, row },
      ...notices.map((noticeId) => ({ kind: 'exchange_notice', id: noticeId, row })),
    ],
    // A row has room for one: the second name of a slip stands below the last, so that an erasure finds the photos by either.
    found: [
      { row, personId: giver },
      { row: sheet.rowCount + row, personId: receiver },
    ],
  }
}
