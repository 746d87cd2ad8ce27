import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { translatorFor } from '../../ground/texts/texts.ts'
import { EXAMPLE_PRACTICES } from '../../rooms/practices/example.ts'
import { modelsHere } from '../../rooms/practices/models/reads.ts'
import { changeModel } from '../../rooms/practices/models/writes.ts'
import { shippedPack } from '../../rooms/practices/packs/parts/shipped/list.ts'
import { readPack, signedPack } from '../../rooms/practices/packs/parts/signed.ts'
import { arrivalById, offeredFile, packsOffered, standingOf } from '../../rooms/practices/packs/reads.ts'
import { applyPack, receivePack } from '../../rooms/practices/packs/writes.ts'
import { allTestimonies, editionsToLink, figuresTold } from '../../rooms/practices/reads.ts'
import { makePack } from '../../rooms/practices/set-up/writes.ts'
import {
  beginPractice,
  chooseTestimonies,
  linkFigures,
  publishPractice,
} from '../../rooms/practices/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

type Here = { slug: string; name: string }
type Telling = { here: Here; coordinatorId: string; today: string }

const deskOf = async (tx: ActorTx, territoryId: string, personId: string) => {
  await become(tx, territoryId, personId)
  return commandIn(territoryId, ['coordinator', 'facilitator'], personId) as unknown as SignedInActor
}

/** Two practices of the programme, with figures of its last edition; the first travels with its set-up. */
export async function writePractices(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { here, coordinatorId, today }: Telling,
) {
  const actor = await deskOf(tx, territoryId, coordinatorId)
  const models = await takeUp(tx, actor, dice, signedPack(shippedOf('community-points')), {
    today,
    aims: true,
  })
  const known = await editionsToLink(tx)
  const edition = known.find(({ untilOn }) => untilOn === '2019-09-30') ?? known[0]
  const stories = (await allTestimonies(tx)).slice(0, 2).map(({ id }) => id)
  for (const [at, { title, words, codes }] of EXAMPLE_PRACTICES.entries()) {
    const id = dice.id(today)
    await beginPractice(tx, actor, id, { title, words })
    if (edition) {
      const links = codes.map((code) => ({ edition: edition.id, code }))
      const told = (await figuresTold(tx, links)).map(({ code }) => code)
      must(await linkFigures(tx, actor, id, { edition: edition.id, codes: told }))
    }
    if (at === 0) must(await chooseTestimonies(tx, actor, id, stories))
    must(await publishPractice(tx, actor, { id, versionId: dice.id(today) }, { here }))
    if (at === 0)
      must(
        await makePack(
          tx,
          actor,
          { once: dice.id(today), practiceId: id },
          { models, pactKinds: [], indicators: ['places_activated', 'people_reached'], weights: [] },
          { here, language: 'it', today },
        ),
      )
  }
}

/** A territory takes up the practice of another and changes a text of it; where nobody offers one, that of Trama. */
export async function adoptPractice(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { keeperId, from, today }: { keeperId: string; from: string; today: string },
) {
  const actor = await deskOf(tx, territoryId, keeperId)
  const offered = (await packsOffered(tx)).find(({ slug }) => slug === from)
  const file = (offered && (await offeredFile(tx, offered.id))) ?? signedPack(shippedOf('community-points'))
  await takeUp(tx, actor, dice, file, { today, aims: false })
  const invitation = (await modelsHere(tx)).find(({ kind }) => kind === 'text')
  if (invitation)
    await changeModel(tx, actor, invitation.id, {
      title: invitation.title,
      content: { body: `${invitation.content.body}\nIl giovedì c’è anche chi aiuta con i compiti.` },
    })
}

const shippedOf = (slug: string) => {
  const pack = shippedPack(slug)
  if (!pack) throw new Error(`no pack ${slug} comes with Trama`)
  return pack
}

/** Takes up all that is new in a pack; gives the models that came. Aims may be left: each territory sets its own. */
async function takeUp(
  tx: ActorTx,
  actor: SignedInActor,
  dice: Dice,
  file: string,
  { today, aims }: { today: string; aims: boolean },
): Promise<string[]> {
  const read = must(readPack(file))
  const [arrivalId, once] = [dice.id(today), dice.id(today)]
  await receivePack(tx, actor, arrivalId, read, 'it')
  const arrival = await arrivalById(tx, arrivalId)
  if (!arrival) throw new Error(translatorFor('it')('practices.packs.gone'))
  const before = new Set((await modelsHere(tx)).map(({ id }) => id))
  const chosen = new Map(
    (await standingOf(tx, arrival.pack, 'it')).map(({ piece, state }): [string, string] => [
      piece.code,
      state === 'differs' ? 'ours' : piece.kind === 'indicator' && !aims ? 'leave' : 'take',
    ]),
  )
  must(
    await applyPack(
      tx,
      actor,
      { once, arrival },
      { compared: true, chosen },
      { language: 'it', today, knownKey: true },
    ),
  )
  return (await modelsHere(tx)).map(({ id }) => id).filter((id) => !before.has(id))
}
