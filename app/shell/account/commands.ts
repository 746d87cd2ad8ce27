import type { Command } from 'commander'
import { accountAt, endSessionsOf } from '../../ground/access/accounts.ts'
import { CommandRefusal } from '../../ground/access/command.ts'
import { forgetSecondProof } from '../../ground/access/second-proof.ts'
import type { RunWithAccounts } from '../example/commands.ts'

export function commands(program: Command, run: RunWithAccounts) {
  program
    .command('account')
    .description('how someone signs in')
    .command('forget-second-step')
    .description(
      'for who has lost phone and recovery codes: they sign out everywhere and set the second step up anew',
    )
    .requiredOption('--email <address>', 'the address they sign in with')
    .action(({ email }: { email: string }) =>
      run(async ({ accounts, say }) => {
        const auth = await accounts()
        const account = await accountAt(auth, email)
        if (!account) throw new CommandRefusal(`nobody signs in with ${email}`)
        await endSessionsOf(auth, account)
        await forgetSecondProof(auth, account)
        say(`${email} is asked for a new second step at the next sign-in: make sure that it is them`)
      }),
    )
}
