import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { SignedInActor } from '../app/ground/access/actor.ts'
import { asOwner } from '../app/ground/db/as-owner.ts'
import { readConfig } from '../app/shell/config.ts'
import { openHouse } from '../app/shell/open-house.ts'
import { benchPolicies, POLICY_AIM_MS, type PolicyCost } from './policies.ts'
import { runProgram } from './processes.ts'

type Seat = { territory_id: string; account_id: string; coordinator: string; person: string }

/** What the policies cost a coordinator of the example, on the pages of whom was met most often. No server may run there. */
export async function policiesOnExample(env: NodeJS.ProcessEnv, times: number): Promise<PolicyCost[]> {
  const house = await openHouse(readConfig(env), { as: 'command', say: () => {} })
  try {
    const seat = await asOwner(house.database, async (owner) => {
      await owner.query('analyze')
      const { rows } = await owner.query<Seat>(
        `select a.territory_id, a.account_id, a.person_id as coordinator,
          (select m.person_id from encounter_person m where m.territory_id = a.territory_id
            group by 1 order by count(*) desc, 1 limit 1) as person
         from account_person a join role_assignment r on r.territory_id = a.territory_id and r.person_id = a.person_id
         where r.role = 'coordinator' and exists (select from encounter e where e.territory_id = a.territory_id)
         order by a.account_id limit 1`,
      )
      return rows[0]
    })
    if (!seat) throw new Error('the example has no coordinator')
    const actor: SignedInActor = {
      territoryId: seat.territory_id,
      accountId: seat.account_id,
      personId: seat.coordinator,
      roles: ['coordinator'],
    }
    return await benchPolicies(house.database, actor, seat.person, times)
  } finally {
    await house.close()
  }
}

/** Times each query of a page is asked, in the full form. */
export const TIMES = 300

const wordsOf = ({ page, actorMs, ownerMs, costMs }: PolicyCost) =>
  `policies, ${page}: ${costMs.toFixed(2)} ms (as an actor ${actorMs.toFixed(2)}, as owner ${ownerMs.toFixed(2)})`

export function sayCosts(costs: readonly PolicyCost[], say: (line: string) => void) {
  for (const cost of costs) say(`${wordsOf(cost)} (aim ≤ ${POLICY_AIM_MS})`)
}

/** The same on an example loaded for it: `npm run bench -- policies`. */
export async function bench(scale: number, say: (line: string) => void) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trama-bench-'))
  const env = { ...process.env, TRAMA_DATA: dataDir, TRAMA_LOG: 'quiet' }
  try {
    say('loading the example…')
    await runProgram(['--import', './bin/tsx-hook.mjs', 'app/shell/trama.ts', 'example'], env)
    sayCosts(await policiesOnExample(env, Math.max(5, Math.round(TIMES * scale))), say)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
