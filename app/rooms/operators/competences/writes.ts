import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { CompetenceForm, ConfirmForm, SayForm } from './forms.ts'

/** Adds a word to the glossary. Refused where it stands there already under that name. */
export async function addCompetence(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { name, about }: CompetenceForm,
): Promise<Outcome<undefined, 'operators.competences.named'>> {
  const added = await tx
    .insertInto('competence')
    .values({ territory_id: actor.territoryId, id, name, about: about ?? null, recorded_by: actor.personId })
    .onConflict((again) => again.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) {
    await record(tx, actor, 'operators.namedCompetence', 'competence', id)
    return done(undefined)
  }
  const own = await tx
    .selectFrom('competence')
    .where('id', '=', id)
    .where('recorded_by', '=', actor.personId)
    .select('id')
    .executeTakeFirst()
  return own ? done(undefined) : refused('operators.competences.named')
}

/** A word is used no more from today; who said it of themselves keeps it. */
export async function retireCompetence(tx: ActorTx, actor: SignedInActor, id: string, today: string) {
  const gone = await tx
    .updateTable('competence')
    .set({ retired_on: today })
    .where('id', '=', id)
    .where('retired_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'operators.retiredCompetence', 'competence', id)
}

type SayRefusal = 'operators.competences.choose' | 'operators.competences.already'

/** Says that somebody is good at something: oneself, or who coordinates of another. It waits for a confirmation. */
export async function sayCompetence(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  personId: string,
  { competence, note }: SayForm,
  today: string,
): Promise<Outcome<undefined, SayRefusal>> {
  const known = await tx
    .selectFrom('competence')
    .where('id', '=', competence)
    .where('retired_on', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (!known) return refused('operators.competences.choose')
  const added = await tx
    .insertInto('person_competence')
    .values({
      territory_id: actor.territoryId,
      id,
      competence_id: competence,
      person_id: personId,
      said_on: today,
      note: note ?? null,
      recorded_by: actor.personId,
    })
    .onConflict((again) => again.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) {
    await record(tx, actor, 'operators.saidCompetence', 'person_competence', id)
    return done(undefined)
  }
  const own = await tx.selectFrom('person_competence').where('id', '=', id).select('id').executeTakeFirst()
  return own ? done(undefined) : refused('operators.competences.already')
}

type ConfirmRefusal =
  | 'operators.competences.own'
  | 'operators.competences.gone'
  | 'operators.competences.notTheirs'

/** Confirms what somebody says of themselves, with what shows it. Nobody confirms their own. */
export async function confirmCompetence(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { completion, evidence }: ConfirmForm,
  today: string,
): Promise<Outcome<undefined, ConfirmRefusal>> {
  const said = await tx
    .selectFrom('person_competence')
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .select(['person_id', 'confirmed_on'])
    .executeTakeFirst()
  if (!said) return refused('operators.competences.gone')
  if (said.person_id === actor.personId) return refused('operators.competences.own')
  if (said.confirmed_on) return done(undefined)
  const theirs =
    completion === undefined ||
    (await tx
      .selectFrom('training_completion')
      .where('id', '=', completion)
      .where('person_id', '=', said.person_id)
      .where('withdrawn_at', 'is', null)
      .select('id')
      .executeTakeFirst())
  if (!theirs) return refused('operators.competences.notTheirs')
  await tx
    .updateTable('person_competence')
    .set({
      confirmed_on: today,
      confirmed_by: actor.personId,
      completion_id: completion ?? null,
      evidence: evidence ?? null,
    })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'operators.confirmedCompetence', 'person_competence', id)
  return done(undefined)
}

/** Takes back what was said of somebody; one takes back one's own. */
export async function withdrawCompetence(tx: ActorTx, actor: SignedInActor, id: string) {
  const gone = await tx
    .updateTable('person_competence')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'operators.withdrewCompetence', 'person_competence', id)
  return gone?.person_id
}
