import type { Command } from 'commander'
import { accountAt, endSessionsOf, standingsOf } from '../../ground/access/accounts.ts'
import { commandIn } from '../../ground/access/actor.ts'
import { CommandRefusal } from '../../ground/access/command.ts'
import { revokeAccessesOf } from '../../ground/access/program-access.ts'
import { forgetSecondProof } from '../../ground/access/second-proof.ts'
import { tellOfSecondStep } from '../../ground/access/second-step-letter.ts'
import { asActor } from '../../ground/db/database.ts'
import { newId } from '../../ground/db/ids.ts'
import { languageOfMachine } from '../../ground/texts/choose-language.ts'
import { resetForm } from '../../rooms/operators/second-step/forms.ts'
import { recordReset } from '../../rooms/operators/second-step/writes.ts'
import type { RunWithAccounts } from '../example/commands.ts'

type Options = { email: string; reason: string }

export function commands(program: Command, run: RunWithAccounts) {
  program
    .command('account')
    .description('how someone signs in')
    .command('forget-second-step')
    .description(
      'for who has lost phone and recovery codes: they sign out everywhere and set the second step up anew',
    )
    .requiredOption('--email <address>', 'the address they sign in with')
    .requiredOption('--reason <words>', 'why, and how you know that it is them')
    .action(({ email, reason }: Options) =>
      run(async ({ accounts, say }) => {
        const form = resetForm.safeParse({ reason })
        if (!form.success) throw new CommandRefusal('the reason takes from 1 to 500 characters')
        const auth = await accounts()
        const account = await accountAt(auth, email)
        if (!account) throw new CommandRefusal(`nobody signs in with ${email}`)
        // Wherever they work the journal says so.
        for (const { territoryId, personId } of await standingsOf(auth, account)) {
          const actor = commandIn(territoryId, ['administrator'])
          await asActor(actor, (tx) => recordReset(tx, actor, newId(), personId, form.data.reason))
        }
        await endSessionsOf(auth, account)
        await revokeAccessesOf(auth, account)
        await forgetSecondProof(auth, account)
        await tellOfSecondStep(auth, account, 'reset', languageOfMachine())
        say(`${email} is asked for a new second step at the next sign-in: make sure that it is them`)
      }),
    )
}
