import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { circlesLeftAlone } from '../../operators/circles/reads.ts'
import { writeEvidence } from '../../ties/writes.ts'
import { earlyNotices } from '../attention/reads.ts'
import { routes } from '../routes.ts'
import { waitingEverywhere, waitingForMe } from './reads.ts'

openHouse()

const now = new Date('2026-06-10T15:00:00Z')

async function accompanying(more: Record<string, string> = {}) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'case_operator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const carla = await territory.operator('Carla Monti', 'coordinator')
  const maria = await territory.person('Maria Rossi')
  const service = newId()
  await asOwner(
    "insert into organisation (territory_id, id, name, kind) values ($1, $2, 'Sportello casa', 'service')",
    [territory.id, service],
  )
  const as = (actor: SignedInActor) => visits(routes, territory, { actor, now })
  const opened = await as(anna).post('/intakes/new', {
    _once: newId(),
    person: maria,
    agrees: 'yes',
    how: 'aloud',
    source: 'self',
    knownSaid: 'unknown',
    part: 'assistente sociale',
    openedOn: '2026-05-20',
    ...more,
  })
  const path = (opened.location ?? '').slice(territory.slug.length + 1)
  const send = (to: string, fields: Record<string, string>) =>
    as(anna).post(`${path}/${to}`, { _once: newId(), ...fields })
  return { territory, anna, bruno, carla, maria, service, as, path, send, id: path.split('/').at(-1) ?? '' }
}

test('steps, contacts and a request with its answer stand on one page; words are sealed', async () => {
  const { territory, anna, service, path, send, as } = await accompanying()
  await send('steps', { step: 'Andare insieme allo sportello', dueOn: '2026-06-12' })
  await send('contacts', { contact: 'Ha telefonato lei', contactHow: 'phone', onDay: '2026-06-09' })
  await send('referrals', {
    organisation: service,
    asked: 'Un appuntamento, per l’affitto',
    agreedHow: 'aloud',
    askedOn: '2026-06-01',
  })
  const page = await as(anna).get(path)
  for (const words of ['Andare insieme', 'Ha telefonato lei', 'per l’affitto', 'si aspetta'])
    expect(page.html).toContain(words)
  const [step] = /steps\/([0-9a-f-]{36})\/done/.exec(page.html)?.slice(1) ?? []
  const [referral] = /referrals\/([0-9a-f-]{36})\/answer/.exec(page.html)?.slice(1) ?? []
  const early = await send(`referrals/${referral}/answer`, { answer: 'accepted', answeredOn: '2026-05-31' })
  expect(early.status).toBe(422)
  expect(early.html).toContain('La risposta non può venire prima della domanda')
  await send(`steps/${step}/done`, {})
  await send(`referrals/${referral}/answer`, {
    answer: 'accepted',
    answeredOn: '2026-06-08',
    answerSaid: 'Lunedì alle nove',
  })
  const after = await as(anna).get(path)
  expect(after.html).toContain('Lunedì alle nove')
  expect(after.html).toContain('Hanno detto di sì')
  const stored = await asOwner<{ sealed: Buffer }>(
    `select sealed from intake_step where territory_id = $1 union all select sealed from intake_contact where territory_id = $1
     union all select sealed from intake_referral where territory_id = $1
     union all select sealed_answer from intake_referral where territory_id = $1`,
    [territory.id],
  )
  expect(stored).toHaveLength(4)
  for (const { sealed } of stored) expect(sealed.toString('utf8')).not.toMatch(/insieme|lei|affitto|nove/)
})

test('what waits for more than seven days comes back to who accompanies; who coordinates sees how much', async () => {
  const { anna, bruno, carla, service, send } = await accompanying()
  const kinds = (actor: SignedInActor) =>
    asActor(actor, async (tx) => (await waitingForMe(tx, '2026-06-03')).map(({ kind }) => kind).sort())
  expect(await kinds(anna)).toEqual(['nothing_next'])
  await send('referrals', { organisation: service, asked: 'x', agreedHow: 'aloud', askedOn: '2026-06-04' })
  expect(await kinds(anna)).toEqual([])
  await send('referrals', { organisation: service, asked: 'y', agreedHow: 'aloud', askedOn: '2026-06-03' })
  await send('steps', { step: 'Telefonare', dueOn: '2026-06-01' })
  expect(await kinds(anna)).toEqual(['referral', 'step'])
  expect(await kinds(bruno)).toEqual([])
  expect(await kinds(carla)).toEqual([])
  expect(await asActor(bruno, (tx) => waitingEverywhere(tx, '2026-06-03'))).toEqual([])
  expect(await asActor(carla, (tx) => waitingEverywhere(tx, '2026-06-03'))).toEqual([
    { kind: 'referral', waiting: 1, longest: '2026-06-03' },
    { kind: 'step', waiting: 1, longest: '2026-06-01' },
  ])
})

test('it ends with what changed, waits no more, and may begin again', async () => {
  const { anna, path, send, as } = await accompanying()
  const ending = { outcome: 'walks_alone', changed: 'Ora porta anche la vicina', closedOn: '2026-06-10' }
  expect((await send('close', { ...ending, closedOn: '2026-05-01' })).html).toContain('prima di cominciare')
  expect((await send('close', { ...ending, changed: '' })).status).toBe(422)
  await send('close', ending)
  await send('close', ending)
  expect((await as(anna).get(path)).html).toContain('Ora porta anche la vicina')
  expect(await asActor(anna, (tx) => waitingForMe(tx, '2026-06-09'))).toEqual([])
  expect((await send('steps', { step: 'Ancora' })).status).toBe(422)
  await send('reopen', {})
  expect((await send('steps', { step: 'Ancora' })).status).toBe(303)
})

test('who no longer agrees is spoken of to nobody, and the page says what is next', async () => {
  const { anna, service, path, send, as } = await accompanying()
  const asking = {
    organisation: service,
    asked: 'Un appuntamento',
    agreedHow: 'aloud',
    askedOn: '2026-06-01',
  }
  expect((await send('referrals', asking)).status).toBe(303)
  const page = (await as(anna).get(path)).html
  expect(page).not.toContain('Non è più d’accordo a essere accompagnata')
  const [, agreement] = /agreements\/([0-9a-f-]{36})\/end/.exec(page) ?? []
  await send(`agreements/${agreement}/end`, { endedOn: '2026-06-09' })
  expect((await as(anna).get(path)).html).toContain('Non è più d’accordo a essere accompagnata')
  const refused = await send('referrals', asking)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('senza il suo sì non si racconta niente a nessuno')
  expect(refused.html).toContain('Un appuntamento')
  await send('agreements', { kind: 'accompaniment', how: 'signed', agreedOn: '2026-06-10' })
  expect((await send('referrals', asking)).status).toBe(303)
})

test('an operator’s judgement needs its reason, and is what is recorded', async () => {
  const { anna, path, send, as } = await accompanying()
  expect((await send('judgements', { judgement: 'attention', reason: 'sì' })).html).toContain('Scrivi perché')
  await send('judgements', { judgement: 'attention', reason: 'Da un mese non apre la porta' })
  const page = await as(anna).get(path)
  expect(page.html).toContain('Da un mese non apre la porta')
  expect(page.html).toContain('La regola')
})

test('ties that fade after an event are noticed for who agreed, by who accompanies, and by nobody else', async () => {
  const { territory, anna, bruno, carla, maria, send } = await accompanying({ notice: 'yes' })
  const friends = [await territory.person('Nives Sala'), await territory.person('Olga Riva')]
  for (const friend of friends)
    await asActor(anna, (tx) =>
      writeEvidence(tx, anna, {
        kind: 'met',
        sourceKind: 'encounter',
        sourceId: newId(),
        on: '2025-12-01',
        nodes: [
          { kind: 'person', id: maria },
          { kind: 'person', id: friend },
        ],
      }),
    )
  const notices = (actor: SignedInActor) => asActor(actor, (tx) => earlyNotices(tx, '2026-06-10'))
  expect(await notices(anna)).toEqual([])
  await send('events', { kind: 'bereavement', fromOn: '2026-01-15', words: '' })
  expect(await notices(anna)).toMatchObject([
    { name: 'Maria Rossi', eventOn: '2026-01-15', stood: 2, holding: 0 },
  ])
  for (const outsider of [bruno, carla]) expect(await notices(outsider)).toEqual([])

  // Somebody who accompanies and meets her every day does not hide that the others are gone.
  await asActor(anna, (tx) =>
    writeEvidence(tx, anna, {
      kind: 'met',
      sourceKind: 'encounter',
      sourceId: newId(),
      on: '2026-06-09',
      nodes: [
        { kind: 'person', id: maria },
        { kind: 'person', id: anna.personId },
      ],
    }),
  )
  expect(await notices(anna)).toHaveLength(1)
  await asOwner(
    "update intake_agreement set ended_on = '2026-06-01' where kind = 'early_notice' and person_id = $1",
    [maria],
  )
  expect(await notices(anna)).toEqual([])
})

test('a hard time told to the circle is read by who joins it; one kept for oneself is not', async () => {
  const { anna, bruno, carla, maria, path, send, as } = await accompanying()
  const { tellVulnerability } = await import('../../people/vulnerability/writes.ts')
  const own = newId()
  await asActor(anna, (tx) =>
    tellVulnerability(tx, anna, own, maria, {
      kind: 'debt',
      words: 'Due rate indietro',
      fromOn: '2026-01-01',
      untilOn: undefined,
    }),
  )
  await send('events', { kind: 'birth', fromOn: '2026-02-01', words: 'È nata Ada' })
  await send('circle', { member: bruno.personId, memberPart: 'facilitatore' })
  const seen = await as(bruno).get(path)
  expect(seen.html).toContain('È nata Ada')
  expect(seen.html).not.toContain('Due rate indietro')
  await send(`events/${own}/share`, {})
  expect((await as(bruno).get(path)).html).toContain('Due rate indietro')
  // That Bruno reads it says that he walks along: nobody outside the circle learns of it.
  const { readingsAbout } = await import('../../people/sensitive/reads.ts')
  const readers = (actor: SignedInActor) =>
    asActor(actor, async (tx) => (await readingsAbout(tx, maria)).map(({ reader }) => reader))
  expect(await readers(anna)).toContain('Bruno Galli')
  expect(await readers(carla)).not.toContain('Bruno Galli')
  expect(
    await asOwner("select from journal where act = 'intakes.sharedFact' and record_id = $1", [own]),
  ).toEqual([])
})

test('that it was read is known in the circle and to no coordinator outside it', async () => {
  const { anna, carla, maria, path, as } = await accompanying()
  const { readingsAbout } = await import('../../people/sensitive/reads.ts')
  await as(anna).get(path)
  const kinds = (actor: SignedInActor) =>
    asActor(actor, async (tx) => (await readingsAbout(tx, maria)).map(({ kind }) => kind))
  expect(await kinds(anna)).toContain('intake')
  expect(await kinds(carla)).not.toContain('intake')
})

test('whom nobody is left with is told while the accompaniment runs, and not when it has ended', async () => {
  const { anna, carla, send } = await accompanying()
  await asOwner("update role_assignment set ends_at = now() - interval '1 second' where person_id = $1", [
    anna.personId,
  ])
  expect(await asActor(carla, circlesLeftAlone)).toHaveLength(1)
  await asOwner('update role_assignment set ends_at = null where person_id = $1', [anna.personId])
  const closed = await send('close', { closedOn: '2026-06-09', outcome: 'walks_alone', changed: 'Va da sé' })
  expect(closed.status).toBe(303)
  await asOwner("update role_assignment set ends_at = now() - interval '1 second' where person_id = $1", [
    anna.personId,
  ])
  expect(await asActor(carla, circlesLeftAlone)).toEqual([])
})
