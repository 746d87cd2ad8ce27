import type { Command } from 'commander'
import type { CommandActor } from '../access/actor.ts'
import { type CommandHouse, CommandRefusal, type RunCommand } from '../access/command.ts'
import { sealJournal, sealsFolder } from './seal-journal.ts'
import { verifyJournal } from './verify.ts'

type Where = { territory: string }
type SeatAt = (slug: string, house: CommandHouse) => Promise<CommandActor | undefined>

const where = ['--territory <slug>', 'the territory, by its address'] as const

/** `trama journal verify` and `trama journal seal`. */
export const journalCommands = (seatAt: SeatAt) => (program: Command, run: RunCommand) => {
  const journal = program.command('journal').description('who did what: is it still what was written')
  const territoryAt = async (slug: string, house: CommandHouse) => {
    const seat = await seatAt(slug, house)
    if (!seat) throw new CommandRefusal(`there is no territory ${slug}: trama territory list`)
    return seat.territoryId
  }

  journal
    .command('verify')
    .description('find a line removed, altered or inserted since it was sealed; exit code 1 if there is one')
    .requiredOption(...where)
    .action(({ territory }: Where) =>
      run(async (house) => {
        const found = await verifyJournal(await territoryAt(territory, house), sealsFolder(house.dataDir))
        if (!found.whole)
          throw new CommandRefusal(`the journal of ${territory} is not what was sealed: ${found.where}`)
        const { seals, lines, keptOutside } = found
        house.say(
          `the journal of ${territory} is whole: ${lines} lines under ${seals} seals, ${keptOutside} of them kept outside the database`,
        )
      }),
    )

  journal
    .command('seal')
    .description('seal now what would be sealed within ten minutes')
    .requiredOption(...where)
    .action(({ territory }: Where) =>
      run(async (house) => {
        const made = await sealJournal(await territoryAt(territory, house), sealsFolder(house.dataDir))
        house.say(made === 1 ? 'one seal was made' : `${made} seals were made`)
      }),
    )
}
