import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type CommandActor, commandIn } from '../../app/ground/access/actor.ts'
import { asOwner } from '../../app/ground/db/as-owner.ts'
import { asActor } from '../../app/ground/db/database.ts'
import { communitiesIn } from '../../app/rooms/network/groups/rules.ts'
import { putCameraAway, takePicture } from '../../app/rooms/network/picture/parts/take-picture.ts'
import { pictureKey } from '../../app/rooms/network/picture/reads.ts'
import { foundTerritory } from '../../app/rooms/territories/writes.ts'
import { rebuildTies, writeEvidence } from '../../app/rooms/ties/writes.ts'
import { readConfig } from '../../app/shell/config.ts'
import { openHouse } from '../../app/shell/open-house.ts'
import { makeManyPeople } from '../many-people.ts'
import { cpuMsOfFamily, postmasterOf } from '../processes.ts'
import { prepare } from '../ties.ts'

const INHABITANTS = 67_000
const ON = '2019-09-30'
const TIMES = 7
/** A third of whoever once met has lost sight of each other by that day. */
const MORE = 1.5

export type PictureReport = {
  inhabitants: number
  nodes: number
  ties: number
  communities: number
  /** From asking to having it, reading and measuring; and the same when it is kept. Medians. */
  wholeMs: number
  /** What the first takes of the processor, here and in the database together, each time. */
  wholeCpuMs: number
  keptMs: number
  /** The longest that a request had to wait meanwhile, and the wait of one in a hundred. */
  longestWaitMs: number
  p99WaitMs: number
}

/** A territory's whole picture from the database, each time after a tie has changed, while the process stays free. */
export async function benchPicture(scale: number): Promise<PictureReport> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trama-bench-network-'))
  const house = await openHouse(readConfig({ ...process.env, TRAMA_DATA: dataDir }), {
    as: 'command',
    say: () => {},
  })
  try {
    const actor = await makeTerritory(house, scale)
    return { inhabitants: Math.round(INHABITANTS * scale), ...(await measure(actor, postmasterOf(dataDir))) }
  } finally {
    await putCameraAway()
    await house.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function makeTerritory(
  house: Awaited<ReturnType<typeof openHouse>>,
  scale: number,
): Promise<CommandActor> {
  const founded = await foundTerritory(
    {
      name: 'Banco',
      slug: 'banco',
      language: 'it',
      timeZone: 'Europe/Rome',
      istatCodes: ['017113'],
      example: true,
    },
    house.command,
  )
  if (!founded.ok) throw new Error(founded.refusal)
  const actor = commandIn(founded.value.id, ['facilitator', 'coordinator'])
  await asOwner(house.database, async (owner) => {
    const tied = await prepare(owner, actor.territoryId, scale * MORE)
    await makeManyPeople(owner, actor.territoryId, Math.max(0, Math.round(INHABITANTS * scale) - tied.length))
  })
  await asActor(actor, rebuildTies)
  await asOwner(house.database, (owner) => owner.query('vacuum analyze'))
  return actor
}

async function measure(
  actor: CommandActor,
  postmaster: number | undefined,
): Promise<Omit<PictureReport, 'inhabitants'>> {
  const asked = { on: ON }
  const whole: number[] = []
  let cpuMs = 0
  const used = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000 + (postmaster ? cpuMsOfFamily(postmaster) : 0)
  }
  const kept: number[] = []
  const delay = monitorEventLoopDelay({ resolution: 1 })
  let picture = await shot(actor)
  if (picture.edges.a.length === 0) throw new Error('there are no ties to survey')
  delay.enable()
  for (let time = 0; time < TIMES; time++) {
    const { ids, a, b } = picture.edges
    const again = [ids[a[time % a.length] as number], ids[b[time % a.length] as number]].map((id) => ({
      kind: 'person' as const,
      id: id ?? '',
    }))
    const before = await asActor(actor, (tx) => pictureKey(tx, actor, asked))
    await asActor(actor, (tx) =>
      writeEvidence(tx, actor, {
        kind: 'met',
        sourceKind: 'encounter',
        sourceId: crypto.randomUUID(),
        on: ON,
        nodes: again,
      }),
    )
    if ((await asActor(actor, (tx) => pictureKey(tx, actor, asked))) === before)
      throw new Error('the stamp stood still')
    const spent = used()
    let started = performance.now()
    picture = await shot(actor)
    whole.push(performance.now() - started)
    cpuMs += used() - spent
    started = performance.now()
    if ((await shot(actor)) !== picture) throw new Error('the picture was not kept')
    kept.push(performance.now() - started)
  }
  delay.disable()
  return {
    nodes: picture.edges.ids.length,
    ties: picture.edges.a.length,
    communities: communitiesIn(picture).length,
    wholeMs: median(whole),
    wholeCpuMs: cpuMs / TIMES,
    keptMs: median(kept),
    longestWaitMs: delay.max / 1e6,
    p99WaitMs: delay.percentile(99) / 1e6,
  }
}

async function shot(actor: CommandActor) {
  const taken = await takePicture(actor, { on: ON })
  if (!taken.ok) throw new Error(taken.refusal)
  return taken.value
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
