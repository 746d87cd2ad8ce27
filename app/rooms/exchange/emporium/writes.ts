import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { errorsOfAsked, type TypingFields, toAsk } from '../../../ground/paper/asked.ts'
import { type Copied, type CopiedRow, copyRows } from '../../../ground/paper/copying.ts'
import { makeSheet, type Sheet } from '../../../ground/paper/sheets.ts'
import { keptIdOf } from '../../people/reads.ts'
import { newPersonNamed } from '../../people/writes.ts'
import { AGREEMENT } from '../agreements/rules.ts'
import { kindOrNotHere, sideOf } from '../kinds/reads.ts'
import type { Reason } from '../kinds/rules.ts'
import { tellHours } from '../kinds/time/writes.ts'
import { publishNotice } from '../notices/writes.ts'
import type { AskSlip, GiveSlip, HoursSlip, SlipsForm, TypedSlip } from './forms.ts'
import { standingOf } from './reads.ts'
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
export type CopiedSlips = Copied & { against: Against }
type Typed = { once: string; rows: readonly TypedSlip[] } & TypingFields

/**
 * Writes what slips say, as the desk's own forms would: a thing on the shelf, a thing that somebody needs, hours of one for another.
 * All of them, or none where one is refused. A slip is copied once, whoever copies it and however often the form is sent; hours that
 * were taken back are copied again, beside the earlier ones. Slips come back a few at a time, so a total is that of those copied
 * together; one that differs is asked, as is a sheet typed meanwhile.
 */
export async function copySlips(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  { once, rows, ...foot }: Typed,
  today: string,
): Promise<CopiedSlips> {
  const counted = totalOf(rows)
  const against = new Map<number, readonly Reason[]>()
  const copied = await copyRows(tx, actor, sheet, {
    once,
    rows: inOrder(rows),
    taken: { field: 'title', refusal: 'exchange.emporium.taken' },
    counted: () => counted,
    told: foot.told,
    before: async (typings) => {
      const asked = toAsk(foot, counted, typings)
      return { asked, errors: errorsOfAsked(asked) }
    },
    standing: (times) => standingOf(tx, sheet, times),
    write: async (row, id, again) => {
      const wrote =
        row.slip === 'hours'
          ? await writeHours(tx, actor, sheet, { id, again }, row, today)
          : await writeNotice(tx, actor, sheet, id, row, today)
      if ('field' in wrote && wrote.against) against.set(row.row, wrote.against)
      return wrote
    },
  })
  return { ...copied, against }
}

/** As it happened: of hours the earlier come first, since each moves the balance that the next is looked at with. */
const dayOf = (row: TypedSlip) => (row.slip === 'hours' ? row.onDate : '')
const inOrder = (rows: readonly TypedSlip[]) =>
  [...rows].sort((one, other) => dayOf(one).localeCompare(dayOf(other)) || one.row - other.row)

type Wrote = CopiedRow & { against?: readonly Reason[] }

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
  return { records: [{ kind: 'exchange_notice', id }], found: [{ row, personId }] }
}
const OF_DAY: readonly string[] = ['exchange.notice.past', 'exchange.notice.order', 'exchange.notice.tooLong']

async function writeHours(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  { id, again }: { id: string; again: boolean },
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
  const { factId, agreementId, notices } = told.value
  return {
    records: [
      { kind: 'exchange_fact', id: factId },
      ...(agreementId ? [{ kind: AGREEMENT, id: agreementId }] : []),
      ...notices.map((noticeId) => ({ kind: 'exchange_notice', id: noticeId })),
    ],
    // A row has room for one: the second name of a slip stands below the last, so that an erasure finds the photos by either. Copied
    // again a slip may name others, and those it named before stay.
    found: [
      { row: again ? null : row, personId: giver },
      { row: null, personId: receiver },
    ],
  }
}
