import { sql } from 'kysely'
import { commandIn } from '../../ground/access/actor.ts'
import { seal } from '../../ground/access/seal.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { idWithin } from '../../ground/db/ids.ts'
import { bytes } from '../../ground/db/insert-rows.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { markOf, type PactText, versionWhere } from '../../rooms/pacts/draft/reads.ts'
import { examplePact } from '../../rooms/pacts/example.ts'
import { endWhere, estimateWhere, noteWhere, reviewWhere } from '../../rooms/pacts/progress/reads.ts'
import { partOf } from '../../rooms/pacts/rules.ts'
import { itemWhere } from '../../rooms/pacts/signing/writes.ts'
import { writeEvidence } from '../../rooms/ties/writes.ts'
import { type Book, become, bookOf } from './book.ts'

type Named = { id: string; name: string }
export type PactPlan = {
  id: string
  kind: { id: string; name: string; questions: string[] }
  person: Named
  others: readonly Named[]
  /** Opens it and is in its team from the first moment; the others join by name. */
  operator: Named
  team: readonly (Named & { sector: 'public' | 'third_sector' | 'volunteer' | 'close'; role: string })[]
  signedOn: string
  /** Estimated to be better off besides. */
  indirect: number
  scale: readonly string[]
}

/**
 * Writes these pacts, each in a circle of its own that its operator opens, with the ties of who is in it. The people are
 * there already.
 */
export async function writePacts(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  plans: readonly PactPlan[],
  today: string,
) {
  const book = bookOf(territoryId)
  const ends = plans.map((plan) => ({ plan, ...writePact(book, dice, plan, today) }))
  for (const operator of new Set(plans.map((plan) => plan.operator))) {
    await become(tx, territoryId, operator.id)
    for (const { id, person } of plans.filter((plan) => plan.operator === operator))
      await sql`select app.open_circle(${id}, 'pact', ${person.id}, 'public')`.execute(tx)
  }
  await book.write(tx, () => {})
  for (const { plan, endedOn } of ends) {
    const { id, operator, person, team, signedOn } = plan
    await become(tx, territoryId, operator.id)
    await writeEvidence(tx, commandIn(territoryId, ['case_operator'], operator.id), {
      kind: 'pact',
      sourceKind: 'pact',
      sourceId: id,
      circleId: id,
      on: signedOn,
      untilOn: endedOn,
      formal: true,
      nodes: [person, operator, ...team].map((one) => ({ kind: 'person' as const, id: one.id })),
    })
  }
  await become(tx, territoryId, null)
}

/** A pact with all that happened in it; words sealed, dates as they were. */
function writePact(book: Book, dice: Dice, plan: PactPlan, today: string) {
  const { id, kind, person, others, operator: by, team, signedOn, scale } = plan
  const mate = team[0] as Named
  const told = examplePact(dice, signedOn, mate.name, (days) => daysLater(signedOn, days))
  const endedOn = daysLater(signedOn, dice.int(150, 320))
  const [ended, outcome] = [endedOn < today, dice.weighted({ reached: 6, partly: 3, interrupted: 1 })]
  const about = { pact_id: id, circle_id: id, person_id: person.id }
  const own = { ...about, recorded_by: by.id }
  const at = (day: string) => `${day}T10:00Z`

  for (const one of team)
    book.add('circle_member', by.id, {
      id: dice.id(signedOn),
      circle_id: id,
      person_id: one.id,
      part: partOf(one),
      from_at: at(daysLater(signedOn, -20)),
      added_by: by.id,
    })
  const row = { id, circle_id: id, person_id: person.id, kind_id: kind.id, household: others.length > 0 }
  book.add('pact', by.id, { ...row, recorded_by: by.id }, 'pacts.opened')
  book.add('pact_agreement', by.id, {
    ...own,
    id: idWithin(id, 'agreed'),
    agreed_on: daysLater(signedOn, -20),
    how: 'signed',
  })
  for (const one of [person, ...others])
    book.add('pact_beneficiary', by.id, {
      id: dice.id(signedOn),
      pact_id: id,
      circle_id: id,
      person_id: one.id,
    })
  const versionId = dice.id(signedOn)
  const text: PactText = {
    ...told.words,
    person: person.name,
    others: others.map(({ name }) => name),
    kind: kind.name,
    questions: kind.questions,
    team: [{ name: by.name, part: 'public' }, ...team.map((one) => ({ name: one.name, part: partOf(one) }))],
  }
  const said = JSON.stringify(text)
  const sealed = (words: string, where: string) => bytes(seal(words, where))
  const version = {
    id: versionId,
    number: 1,
    sealed: sealed(said, versionWhere(versionId)),
    mark: markOf(said),
  }
  book.add(
    'pact_version',
    by.id,
    { ...own, ...version, recorded_at: at(daysLater(signedOn, -3)) },
    'pacts.versionWritten',
  )
  for (const [signer, side] of [
    [person, 'person'],
    [by, 'team'],
    [mate, 'team'],
  ] as const)
    book.add('pact_signature', by.id, {
      ...own,
      id: dice.id(signedOn),
      version_id: versionId,
      signer_id: signer.id,
      side,
      signed_on: signedOn,
    })
  const kept: { item_id: string; hours: number | null; on: string }[] = []
  const item = (
    side: string,
    one: { id: string; due: string | null; what?: string; who?: string; where?: string },
    more: { owner_id?: string | null; hours?: number | null; cents?: number | null } = {},
  ) => {
    const { what = '', who = '', where = '' } = one
    book.add('pact_item', by.id, {
      ...own,
      id: one.id,
      version_id: versionId,
      side,
      owner_id: null,
      hours: null,
      cents: null,
      ...more,
      due_on: one.due,
      sealed: sealed(JSON.stringify({ what, who, where }), itemWhere(one.id)),
    })
    if (one.due && one.due < today && dice.chance(0.85))
      kept.push({ item_id: one.id, hours: more.hours ?? null, on: one.due })
  }
  for (const give of told.words.gives) item('community', give, { owner_id: mate.id, cents: give.cents })
  for (const back of told.words.giveBacks) item('person', back, { owner_id: person.id, hours: back.hours })
  for (const step of told.words.steps) item('step', step, { owner_id: mate.id })
  for (const review of told.words.reviews) item('review', review)
  for (const { item_id, hours, on } of kept)
    book.add('pact_done', by.id, { ...own, id: dice.id(on), item_id, on_date: on, hours, complete: true })
  const reviewedOn = daysLater(signedOn, 92)
  if (reviewedOn < today) {
    const reviewId = dice.id(reviewedOn)
    const words = sealed(told.review, reviewWhere(reviewId))
    book.add('pact_review', by.id, {
      ...own,
      id: reviewId,
      held_on: reviewedOn,
      next_on: null,
      sealed: words,
    })
  }
  const answer = (moment: string, answered_by: string, step: number, on_date: string) =>
    book.add('pact_answer', by.id, {
      ...own,
      moment,
      answered_by,
      step,
      steps: scale.length,
      words: scale[step - 1] as string,
      on_date,
    })
  const before = dice.int(1, 2)
  answer('before', 'person', before, signedOn)
  answer('before', 'team', dice.int(1, 3), signedOn)
  if (ended) {
    const gain = outcome === 'interrupted' ? 0 : dice.int(1, 3)
    answer('after', 'person', Math.min(scale.length, before + gain), endedOn)
    answer('after', 'team', Math.min(scale.length, before + gain), endedOn)
    const why = outcome === 'reached' ? '' : outcome === 'partly' ? told.review : told.stopped
    book.add(
      'pact_end',
      by.id,
      { ...own, ended_on: endedOn, outcome, sealed: sealed(why, endWhere(id)) },
      undefined,
    )
  }
  const noteId = dice.id(daysLater(signedOn, 30))
  book.add('pact_note', by.id, {
    ...own,
    id: noteId,
    sealed: sealed(told.note, noteWhere(noteId)),
  })
  const estimateId = dice.id(signedOn)
  book.add('pact_estimate', by.id, {
    ...own,
    id: estimateId,
    people: plan.indirect,
    sealed: sealed(told.method, estimateWhere(estimateId)),
  })
  return { endedOn: ended ? endedOn : null }
}
