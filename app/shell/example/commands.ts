import type { Command } from 'commander'
import { accountFor } from '../../ground/access/accounts.ts'
import type { Auth } from '../../ground/access/auth.ts'
import { type CommandHouse, CommandRefusal } from '../../ground/access/command.ts'
import { loadExample } from './example.ts'

/** The house with its accounts: only the shell opens both. */
export type RunWithAccounts = (
  work: (house: CommandHouse & { accounts: () => Promise<Auth> }) => Promise<void>,
) => Promise<void>

export function commands(program: Command, run: RunWithAccounts) {
  program
    .command('example')
    .description('load the example territory into an empty installation')
    .action(() =>
      run(async ({ command, say, t, accounts }) => {
        const loaded = await loadExample({
          command,
          now: new Date(),
          accountOf: async (who) => (await accountFor(await accounts(), { ...who, proved: true })).id,
          progress: (step, count) => say(t(`shell.example.${step}`, { count })),
        })
        if (!loaded.ok) throw new CommandRefusal(t(loaded.refusal))
        say(t('shell.example.loaded', { slug: loaded.value.slug }))
      }),
    )
}
