import { type CommandActor, commandIn } from '../access/actor.ts'

let roles: readonly string[] | undefined

/** Says which roles read every line of the journal: whoever seals and verifies it acts with them. */
export function giveJournalTo(readers: readonly string[]) {
  roles = readers
}

/** Who looks after the journal: it reads every line, and only this login may add a seal. */
export function keeperIn(territoryId: string): CommandActor {
  if (!roles) throw new Error('nobody keeps the journal: call giveJournalTo() first')
  return commandIn(territoryId, roles)
}
