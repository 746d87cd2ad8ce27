import type { Actor, SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import type { PersonForm } from './forms.ts'
import { type Name, splitName, wordsSaid } from './rules.ts'

type Recorded = Outcome<{ personId: string }, 'people.form.notYours'>

/**
 * Writes a person down under the id their form came with. The same form sent again changes nothing and is
 * answered alike to its author; to anyone else it is refused.
 */
export async function recordPerson(
  tx: ActorTx,
  actor: Actor,
  id: string,
  form: PersonForm,
): Promise<Recorded> {
  const added = await addName(tx, actor, id, form)
  if (!added)
    return (await isOwnRecord(tx, actor, id)) ? done({ personId: id }) : refused('people.form.notYours')
  await tx
    .insertInto('person_profile')
    .values({ territory_id: actor.territoryId, person_id: id, ...profileOf(form) })
    .execute()
  await tx
    .insertInto('person_contact')
    .values({ territory_id: actor.territoryId, person_id: id, ...contactOf(form) })
    .execute()
  await sayInterests(tx, actor, id, 'interest', wordsSaid(form.interests))
  await sayInterests(tx, actor, id, 'offer', wordsSaid(form.offers))
  await record(tx, actor, 'people.recorded', 'person', id)
  return done({ personId: id })
}

/**
 * Someone met for the first time, known by name alone: "Anna Maria Bianchi". Returns the new person's id; give one of
 * your own where the same form may come twice, and the second time nothing is added.
 */
export async function newPersonNamed(tx: ActorTx, actor: Actor, said: string, id = newId()): Promise<string> {
  if (await addName(tx, actor, id, splitName(said))) await record(tx, actor, 'people.recorded', 'person', id)
  return id
}

async function addName(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { givenName, familyName }: Name,
): Promise<boolean> {
  const added = await tx
    .insertInto('person')
    .values({
      territory_id: actor.territoryId,
      id,
      given_name: givenName.slice(0, 80),
      family_name: familyName.slice(0, 80),
      recorded_by: actor.personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

const isOwnRecord = async (tx: ActorTx, actor: Actor, id: string) =>
  (await tx.selectFrom('person').select('recorded_by').where('id', '=', id).executeTakeFirst())
    ?.recorded_by === actor.personId

/** Corrects what is known of a person. Interests and offers become exactly those of the form. */
export async function changePerson(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: PersonForm,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ given_name: form.givenName, family_name: form.familyName })
    .where('id', '=', id)
    .execute()
  await tx
    .insertInto('person_profile')
    .values({ territory_id: actor.territoryId, person_id: id, ...profileOf(form) })
    .onConflict((same) => same.columns(['territory_id', 'person_id']).doUpdateSet(profileOf(form)))
    .execute()
  await tx
    .insertInto('person_contact')
    .values({ territory_id: actor.territoryId, person_id: id, ...contactOf(form) })
    .onConflict((same) => same.columns(['territory_id', 'person_id']).doUpdateSet(contactOf(form)))
    .execute()
  await tx.deleteFrom('person_interest').where('person_id', '=', id).execute()
  await sayInterests(tx, actor, id, 'interest', wordsSaid(form.interests))
  await sayInterests(tx, actor, id, 'offer', wordsSaid(form.offers))
  await record(tx, actor, 'people.changed', 'person', id)
}

const profileOf = ({ bornOn, birthYear, gender, municipality, language }: PersonForm) => ({
  born_on: bornOn ?? null,
  birth_year: birthYear ?? null,
  gender: gender ?? null,
  istat_code: municipality ?? null,
  language: language ?? null,
})
const contactOf = ({ email, phone, address }: PersonForm) => ({
  email: email?.toLowerCase() ?? null,
  phone: phone ?? null,
  address: address ?? null,
})

async function sayInterests(
  tx: ActorTx,
  actor: Actor,
  id: string,
  kind: 'interest' | 'offer',
  words: readonly string[],
) {
  if (words.length === 0) return
  await tx
    .insertInto('person_interest')
    .values(
      words.map((word) => ({
        territory_id: actor.territoryId,
        person_id: id,
        kind,
        said: word.slice(0, 80),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
