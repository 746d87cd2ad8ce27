import { commandIn } from '../ground/access/actor.ts'
import { keysCommands } from '../ground/access/keys-command.ts'
import { importCommands, type SeatAt } from '../ground/imports/command.ts'
import { journalCommands } from '../ground/journal/command.ts'
import { textsCommands } from '../ground/texts/command.ts'
import * as indicators from '../rooms/indicators/commands.ts'
import * as operators from '../rooms/operators/commands.ts'
import * as territories from '../rooms/territories/commands.ts'
import { territoryAt } from '../rooms/territories/reads.ts'
import * as ties from '../rooms/ties/commands.ts'
import * as account from './account/commands.ts'
import * as backup from './backup/commands.ts'
import { gatherDuties } from './duties.ts'
import * as example from './example/commands.ts'
import { allImports } from './imports.ts'
import { allSealed } from './keys/sealed.ts'
import { movingCommands } from './moving/commands.ts'
import { privacyCommands } from './privacy/commands.ts'

// Whoever brings lists at the command line sits where a coordinator and a facilitator sit.
const seatAt: SeatAt = async (slug, house) => {
  const territory = await territoryAt(slug, house.command)
  return territory && commandIn(territory.id, ['coordinator', 'facilitator'])
}

// Whose role ends at the command line leaves nothing to nobody either.
gatherDuties()

/** The command line, a room at a time. */
export const allCommands = [
  territories.commands,
  operators.commands,
  account.commands,
  importCommands(allImports, seatAt),
  movingCommands(seatAt),
  journalCommands(seatAt),
  privacyCommands(seatAt),
  keysCommands(allSealed),
  backup.commands,
  ties.commands,
  indicators.commands,
  example.commands,
  textsCommands,
]
