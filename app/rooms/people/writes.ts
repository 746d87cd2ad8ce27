import type { Actor, SignedInActor } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { insertOnce, insertOwn } from '../../ground/db/insert-once.ts'
import { record } from '../../ground/journal/record.ts'
import type { PersonForm } from './forms.ts'
import { endWithChildhood } from './guardians/writes.ts'
import { type Name, splitName, wordsSaid } from './rules.ts'

/**
 * Writes a person down under the id their form came with. The same form sent again changes nothing and is
 * answered alike to its author; to anyone else it is not there.
 */
export async function recordPerson(tx: ActorTx, actor: Actor, id: string, form: PersonForm) {
  if (!(await insertOwn(tx, 'person', nameRow(actor, id, form)))) return
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
}

/**
 * Someone met for the first time, known by name alone: "Anna Maria Bianchi". Returns the new person's id; give one of
 * your own where the same form may come twice, and the second time nothing is added.
 */
export async function newPersonNamed(tx: ActorTx, actor: Actor, said: string, id = newId()): Promise<string> {
  if (await insertOnce(tx, 'person', nameRow(actor, id, splitName(said))))
    await record(tx, actor, 'people.recorded', 'person', id)
  return id
}

const nameRow = (actor: Actor, id: string, { givenName, familyName }: Name) => ({
  territory_id: actor.territoryId,
  id,
  given_name: givenName.slice(0, 80),
  family_name: familyName.slice(0, 80),
  recorded_by: actor.personId,
})

/** Corrects what is known of a person. Interests and offers become exactly those of the form. */
export async function changePerson(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: PersonForm,
): Promise<void> {
  const changed = await tx
    .updateTable('person')
    .set({ given_name: form.givenName, family_name: form.familyName })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new NotHere()
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
  await endWithChildhood(tx, id, form)
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
