import type { Command } from 'commander'
import type { CommandActor } from '../../ground/access/actor.ts'
import { type CommandHouse, CommandRefusal, type RunCommand } from '../../ground/access/command.ts'
import { localDay } from '../../ground/calendar/local-time.ts'
import { asActor } from '../../ground/db/database.ts'
import { territoryAt } from '../../rooms/territories/reads.ts'
import { dpiaOf } from './dpia.ts'
import { partsHere } from './reads.ts'
import { eraseExpired, expired } from './retention.ts'

type Where = { territory: string }
type SeatAt = (slug: string, house: CommandHouse) => Promise<CommandActor | undefined>

const where = ['--territory <slug>', 'the territory, by its address'] as const
const LISTED = 10_000

/** `trama privacy dpia` and `trama privacy retention`. */
export const privacyCommands = (seatAt: SeatAt) => (program: Command, run: RunCommand) => {
  const privacy = program
    .command('privacy')
    .description('what the law asks of those who keep data about people')
  const seatOf = async (slug: string, house: CommandHouse) => {
    const seat = await seatAt(slug, house)
    if (!seat) throw new CommandRefusal(`there is no territory ${slug}: trama territory list`)
    return seat
  }

  privacy
    .command('dpia')
    .description('the data protection impact assessment, filled from the data model, as Markdown')
    .requiredOption(...where)
    .action(({ territory: slug }: Where) =>
      run(async (house) => {
        const seat = await seatOf(slug, house)
        const here = await territoryAt(slug, house.command)
        const parts = await asActor(seat, partsHere)
        house.say(dpiaOf({ territory: here?.name ?? slug, parts, t: house.t }))
      }),
    )

  privacy
    .command('retention')
    .description('erase now whom the nightly job would: the figures of every date stay the same')
    .requiredOption(...where)
    .option('--dry-run', 'say who, change nothing')
    .action(({ territory: slug, dryRun }: Where & { dryRun?: boolean }) =>
      run(async (house) => {
        const seat = await seatOf(slug, house)
        const here = await territoryAt(slug, house.command)
        const today = localDay(new Date(), here?.timeZone ?? 'UTC')
        if (dryRun) {
          const people = await asActor(seat, (tx) => expired(tx, seat, today, LISTED))
          for (const { id, lastOn, expiresOn } of people)
            house.say(`${id}  last fact ${lastOn}, expired ${expiresOn}`)
          house.say(`${people.length} people have expired; nothing was changed`)
          return
        }
        if (here?.example) throw new CommandRefusal(`${slug} is an example: its people are invented and stay`)
        house.say(`${await eraseExpired(seat.territoryId, today)} people were erased`)
      }),
    )
}
