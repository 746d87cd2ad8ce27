import { expect, test } from 'vitest'
import { auth, mailsTo, mailTo, openShell } from '../../../../tests/support/shell.ts'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { createAccount } from '../../../ground/access/accounts.ts'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { chooseLanguage } from '../../../ground/access/reading-language.ts'
import { newId } from '../../../ground/db/ids.ts'
import { openCircle } from '../../operators/circles/writes.ts'
import { remind } from './jobs.ts'

openHouse()
openShell()

const MONDAY = '2026-11-23'

async function valley() {
  const territory = await newTerritory()
  const here = {
    id: territory.id,
    slug: territory.slug,
    name: 'Valle',
    language: 'it',
    timeZone: 'Europe/Rome',
    example: false,
  }
  const maria = await territory.person('Maria Rossi')
  const someone = async (name: string, role = 'case_operator') => {
    const actor = await territory.operator(name, role)
    const email = `${actor.personId}@esempio.it`
    const accountId = await createAccount(auth, { email, name, password: 'a long sentence', proved: true })
    await asOwner('update account_person set account_id = $1 where territory_id = $2 and person_id = $3', [
      accountId,
      territory.id,
      actor.personId,
    ])
    return { actor: { ...actor, accountId }, email }
  }
  /** A step of an accompaniment that is somebody's, due on a day. */
  const step = async (actor: SignedInActor, dueOn: string) => {
    const [circle, intake] = [newId(), newId()]
    await asActor(actor, (tx) =>
      openCircle(tx, actor, { id: circle, kind: 'intake', aboutId: maria, part: 'x' }),
    )
    await asOwner(
      `insert into intake (territory_id, id, circle_id, person_id, opened_on, source, known_said)
       values ($1, $2, $3, $4, '2026-01-01', 'self', 'unknown')`,
      [territory.id, intake, circle, maria],
    )
    await asOwner(
      `insert into intake_step (territory_id, id, intake_id, circle_id, person_id, sealed, due_on, assigned_to)
       values ($1, $2, $3, $4, $5, '\\x00', $6, $7)`,
      [territory.id, newId(), intake, circle, maria, dueOn, actor.personId],
    )
    return { circle, intake }
  }
  return { territory, here, someone, step }
}

test('on Mondays one mail says how much is due in the week or late, and no word of whose it is', async () => {
  const { here, someone, step } = await valley()
  const anna = await someone('Anna Bianchi')
  const bruno = await someone('Bruno Galli')
  for (const day of ['2026-10-24', '2026-10-25', '2026-11-29', '2026-11-30']) await step(anna.actor, day)
  expect(await remind(auth, here, '2026-11-24')).toBe(0)
  expect(await remind(auth, here, MONDAY)).toBe(1)
  const mail = await mailTo(anna.email)
  expect(mail.text).toContain('hai 2 cose da fare')
  expect(mail.text).toContain(`/${here.slug}/diary`)
  expect(`${mail.subject} ${mail.text}`).not.toMatch(/Maria|Rossi|patto|accompagn/)
  expect(await mailsTo(bruno.email)).toEqual([])
})

test('each is reminded in the language they read in, and who never told one in the territory’s', async () => {
  const { here, someone, step } = await valley()
  const [anna, mary] = [await someone('Anna Bianchi'), await someone('Mary Rose')]
  await chooseLanguage(auth, mary.actor.accountId, 'en')
  for (const { actor } of [anna, mary]) await step(actor, MONDAY)
  expect(await remind(auth, here, MONDAY)).toBe(2)
  expect((await mailTo(anna.email)).text).toContain('questa settimana hai 1 cosa da fare')
  expect((await mailTo(mary.email)).text).toContain('this week you have 1 thing to do')
  expect((await mailsTo(mary.email)).length).toBe(1)
})

test('who left the circle, or works here no more, is reminded of nothing; nor is anyone of what ended', async () => {
  const { here, someone, step } = await valley()
  const [anna, dina, elio] = [
    await someone('Anna Bianchi'),
    await someone('Dina Rosa'),
    await someone('Elio Blu'),
  ]
  const left = await step(anna.actor, MONDAY)
  await step(dina.actor, MONDAY)
  const ended = await step(elio.actor, MONDAY)
  expect(await remind(auth, here, MONDAY)).toBe(3)
  await asOwner('update circle_member set until_at = now() where circle_id = $1', [left.circle])
  await asOwner("update role_assignment set ends_at = now() - interval '1 second' where person_id = $1", [
    dina.actor.personId,
  ])
  await asOwner(
    `insert into intake_closing (territory_id, id, intake_id, circle_id, person_id, closed_on, outcome, sealed)
     select territory_id, gen_random_uuid(), id, circle_id, person_id, '2026-11-22', 'walks_alone', '\\x00' from intake
     where id = $1`,
    [ended.intake],
  )
  expect(await remind(auth, here, MONDAY)).toBe(0)
})
