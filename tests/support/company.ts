import { createAccount } from '../../app/ground/access/accounts.ts'
import { currentAuth } from '../../app/ground/access/auth.ts'
import { daysLater, localDay } from '../../app/ground/calendar/local-time.ts'
import { newId } from '../../app/ground/db/ids.ts'
import { agree } from '../../app/rooms/exchange/agreements/writes.ts'
import { writeBrief } from '../../app/rooms/exchange/briefs/writes.ts'
import { decide, propose } from '../../app/rooms/exchange/matches/writes.ts'
import { publishNotice } from '../../app/rooms/exchange/notices/writes.ts'
import { routes } from '../../app/rooms/exchange/routes.ts'
import type { CheckKind } from '../../app/rooms/operators/volunteers/rules.ts'
import { enrol, noteCheck } from '../../app/rooms/operators/volunteers/writes.ts'
import { asActor, asOwner, newTerritory } from './territory.ts'
import { visits as browsing } from './visits.tsx'

export const today = localDay(new Date(), 'Europe/Rome')

/** Elena is the mediator, Rosa would like company, Marco gives it: all of the exchange's pages, as each of them. */
export async function company({ conductUntil = daysLater(today, 100) } = {}) {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Neri', 'facilitator')
  const email = `elena-${elena.personId}@esempio.it`
  const accountId = await createAccount(currentAuth(), { email, name: 'Elena', proved: true })
  await asOwner('update account_person set account_id = $1 where person_id = $2', [accountId, elena.personId])
  elena.accountId = accountId
  const marco = await territory.operator('Marco Bassi', 'volunteer')
  const rosa = await territory.person('Rosa Gatti')
  const checks: [CheckKind, string?][] = [
    ['interview'],
    ['training'],
    ['conduct', conductUntil],
    ['insurance', daysLater(today, 300)],
  ]
  await asActor(elena, async (tx) => {
    const doneOn = daysLater(today, -60)
    await enrol(tx, elena, newId(), { person: marco.personId, fromOn: doneOn })
    for (const [kind, expiresOn] of checks)
      await noteCheck(tx, elena, newId(), marco.personId, { kind, doneOn, expiresOn })
  })
  const matchId = await asActor(elena, async (tx) => {
    const plain = { kind: 'companionship', visibility: 'operators' as const, title: 'Compagnia' }
    const needId = newId()
    const offerId = newId()
    await publishNotice(
      tx,
      elena,
      {
        ...plain,
        id: needId,
        side: 'need',
        personId: rosa,
        shown: { days: ['tue'], topics: ['cards'], language: 'it' },
        reserved: { know: 'Sente poco' },
      },
      today,
    )
    await publishNotice(
      tx,
      elena,
      {
        ...plain,
        id: offerId,
        side: 'offer',
        personId: marco.personId,
        shown: { days: ['tue', 'sat'], topics: ['cards'], languages: ['it'] },
        reserved: {},
      },
      today,
    )
    const proposed = await propose(tx, elena, { id: newId(), needId, offerId }, today)
    if (!proposed.ok) throw new Error(proposed.refusal)
    await decide(tx, elena, proposed.value.matchId, { state: 'agreed', why: 'Si conoscono' }, today)
    return proposed.value.matchId
  })
  const id = newId()
  const agreeing = (startsOn = today) =>
    asActor(elena, (tx) =>
      agree(
        tx,
        elena,
        {
          id,
          kind: 'companionship',
          matchId,
          title: 'Compagnia a Rosa',
          startsOn,
          terms: { every: 7, days: ['tue'], hours: 1.5 },
          words: { hopes: 'Giocare a carte' },
        },
        today,
      ),
    )
  const brief = () =>
    asActor(elena, (tx) =>
      writeBrief(tx, elena, id, {
        forPersonId: marco.personId,
        aboutId: rosa,
        words: 'Rosa, via Milano 3: suona forte',
      }),
    )
  const as = (actor: typeof elena) => browsing(routes, territory, { actor })
  const facts = (code: string) =>
    asOwner<{ on_date: string | null; due_on: string | null; hours: string | null }>(
      `select on_date::text, due_on::text, hours from exchange_fact
       where territory_id = $1 and code = $2 and withdrawn_at is null order by on_date nulls last`,
      [territory.id, code],
    )
  return { territory, elena, email, marco, rosa, id, agreeing, brief, as, facts }
}
