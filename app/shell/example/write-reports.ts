import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { translatorFor } from '../../ground/texts/texts.ts'
import { fillReport } from '../../rooms/indicators/fillings/parts/fill.ts'
import { partsOf, type Shipped } from '../../rooms/indicators/outlines/rules.ts'
import { makeOutline } from '../../rooms/indicators/outlines/writes.ts'
import { reportById } from '../../rooms/indicators/reports/reads.ts'
import { beginReport, writeWords } from '../../rooms/indicators/reports/writes.ts'
import { publishReport, signReport } from '../../rooms/indicators/signings/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

const t = translatorFor('it')
const partsSaid = (shipped: Shipped) =>
  partsOf(shipped, (about, part) => t(`indicators.outlines.${about}.${part}`))

/** The last half-year of the programme, as it was told; and one that is still being written. */
const TOLD = {
  title: 'Scheda di monitoraggio, primo semestre 2019',
  fromOn: '2019-01-01',
  untilOn: '2019-06-30',
  words: {
    summary:
      'Sei mesi in cui i punti di comunità hanno camminato sempre più da soli: i gruppi si danno appuntamento, chi facilita resta a disposizione.',
    difficulties:
      'I ragazzi vengono agli eventi e tornano poco ai laboratori. Nei comuni più piccoli mancano le sale la sera.',
    next: 'Consolidare i gruppi che reggono da soli, portare due laboratori dentro le aziende, chiudere il conto dei patti aperti.',
  },
} as const
const WRITTEN = {
  title: 'Scheda di monitoraggio, terzo trimestre 2019',
  fromOn: '2019-07-01',
  untilOn: '2019-09-30',
  words: { summary: 'Il programma finisce, la rete resta.' },
} as const

type Coordinating = { here: { slug: string; name: string }; coordinatorId: string; today: string }

export async function writeReports(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { here, coordinatorId, today }: Coordinating,
) {
  await become(tx, territoryId, coordinatorId)
  const actor = commandIn(
    territoryId,
    ['coordinator', 'facilitator'],
    coordinatorId,
  ) as unknown as SignedInActor
  for (const { words, ...report } of [TOLD, WRITTEN]) {
    const id = dice.id(report.untilOn)
    await beginReport(tx, actor, id, {
      ...report,
      outline: 'half_yearly',
      language: 'it',
      parts: partsSaid('half_yearly'),
    })
    const begun = await reportById(tx, id)
    if (!begun) throw new Error('a report that was begun is not there')
    const period = { from: report.fromOn, until: report.untilOn }
    // All in the transaction of the example: nobody else sees its records yet.
    await fillReport(actor, { ...begun, period }, today, (_, work) => work(tx))
    for (const [slot, text] of Object.entries(words))
      must(
        await writeWords(tx, actor, { reportId: id, slot }, dice.id(report.untilOn), {
          text,
          from: 0,
        }),
      )
    if (report.title !== TOLD.title) continue
    const signing = dice.id(report.untilOn)
    must(await signReport(tx, actor, id, signing, { here, today }))
    await publishReport(tx, actor, signing)
  }
  await makeOutline(tx, actor, dice.id(TOLD.untilOn), {
    name: 'Relazione per la fondazione',
    parts: partsSaid('funder'),
  })
}
