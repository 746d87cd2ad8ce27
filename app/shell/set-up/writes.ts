import { sql } from 'kysely'
import { accountAt, createAccount, removeAccount } from '../../ground/access/accounts.ts'
import type { Actor } from '../../ground/access/actor.ts'
import type { Auth } from '../../ground/access/auth.ts'
import { asActor, beforeActor } from '../../ground/db/database.ts'
import { newId } from '../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import { splitName } from '../../rooms/people/rules.ts'
import { foundTerritory } from '../../rooms/territories/writes.ts'
import type { SetUpForm } from './forms.ts'

type Refusal =
  | Extract<Awaited<ReturnType<typeof foundTerritory>>, { ok: false }>['refusal']
  | 'setUp.account.taken'
export type SetUp = { accountId: string; territoryId: string; slug: string }

/**
 * Founds the first territory together with its first administrator, or nothing at all. Of two who set up at the same
 * moment one is refused.
 */
export async function setUp(
  auth: Auth,
  form: SetUpForm,
  istatCodes: string[],
): Promise<Outcome<SetUp, Refusal>> {
  const { email, password, person } = form
  if (await accountAt(auth, email)) return refused('setUp.account.taken')
  const accountId = await createAccount(auth, { email, name: person, password, proved: true })
  const founded = await found(form, istatCodes, accountId)
  if (!founded.ok) {
    await removeAccount(auth, accountId)
    return founded
  }
  return done({ ...founded.value, accountId })
}

async function found(
  { name, slug, language, timeZone, person }: SetUpForm,
  istatCodes: string[],
  accountId: string,
) {
  const { givenName, familyName } = splitName(person)
  const personId = newId()
  const refusal = new SetUpRefused()
  try {
    const { id: territoryId, slug: address } = await beforeActor()
      .transaction()
      .execute(async (tx) => {
        const founded = await foundTerritory(
          { name, language, timeZone, istatCodes, ...(slug ? { slug } : {}) },
          tx,
        )
        if (!founded.ok) throw refusal.because(founded.refusal)
        await sql`select app.appoint_first_administrator(
          ${founded.value.id}, ${personId}, ${givenName}, ${familyName}, ${accountId})`.execute(tx)
        return founded.value
      })
    const actor: Actor = { territoryId, accountId, personId, roles: ['administrator', 'coordinator'] }
    await asActor(actor, (tx) => record(tx, actor, 'territories.founded', 'territory', territoryId))
    return done({ territoryId, slug: address })
  } catch (error) {
    if (error === refusal) return refused(refusal.reason)
    throw error
  }
}

/** Leaves the transaction without keeping any of it. */
class SetUpRefused extends Error {
  reason: Refusal = 'territories.found.standsAlready'
  because(reason: Refusal) {
    this.reason = reason
    return this
  }
}
