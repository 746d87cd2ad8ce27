import { type Command, Option } from 'commander'
import { commandIn } from '../../ground/access/actor.ts'
import { CommandRefusal, type RunCommand } from '../../ground/access/command.ts'
import { asActor } from '../../ground/db/database.ts'
import { newId } from '../../ground/db/ids.ts'
import { territoryAt } from '../territories/reads.ts'
import { invitationForm } from './forms.ts'
import { invitationAddress } from './parts/invitation-link.ts'
import { type Operator, operators } from './reads.ts'
import { INVITATION_DAYS, isRole, ROLES, type Role } from './rules.ts'
import { endRole, invite } from './writes.ts'

type Where = { territory: string }
type InviteOptions = Where & { email: string; name: string; role: Role[] }
type EndOptions = Where & { person: string; role: Role }

const where = ['--territory <slug>', 'the territory, by its address'] as const
const role = (flags: string, about: string) => new Option(flags, about).choices(ROLES).makeOptionMandatory()

export function commands(program: Command, run: RunCommand) {
  const operator = program.command('operator').description('who works in a territory, and as what')

  operator
    .command('invite')
    .description('give someone a role, and print the link with which they come in')
    .requiredOption(...where)
    .requiredOption('--email <address>', 'their e-mail address')
    .requiredOption('--name <name>', 'their full name')
    .addOption(role('--role <roles...>', 'one or more roles'))
    .action((options: InviteOptions) =>
      run(async ({ say, t, url }) => {
        const actor = await administering(options.territory)
        const form = invitationForm.safeParse({
          person: `new-person:${options.name}`,
          email: options.email,
          roles: options.role,
        })
        if (!form.success) throw new CommandRefusal(`${options.email} is not an e-mail address`)
        const invited = await asActor(actor, (tx) => invite(tx, actor, newId(), form.data))
        if (!invited.ok) throw new CommandRefusal(t(invited.refusal))
        const { token } = invited.value
        if (!token)
          return say(`${options.email} can sign in already, and now holds: ${options.role.join(', ')}`)
        say(invitationAddress(url, options.territory, token))
        say(`the link works once, for ${INVITATION_DAYS} days: give it to ${options.name}`)
      }),
    )

  operator
    .command('list')
    .description('who holds a role, one line a person: id, name, roles, access')
    .requiredOption(...where)
    .option('--role <role>', 'only of this role')
    .action((options: Where & { role?: string }) =>
      run(async ({ say }) => {
        const actor = await administering(options.territory)
        const wanted = options.role
        if (wanted && !isRole(wanted))
          throw new CommandRefusal(`there is no role ${wanted}: ${ROLES.join(', ')}`)
        const people = await asActor(actor, (tx) =>
          operators(tx, wanted && isRole(wanted) ? wanted : undefined),
        )
        for (const one of people) {
          const roles = one.roles.map((held) => held.role).join(',')
          say([one.personId, one.name, roles, accessOf(one)].join('\t'))
        }
      }),
    )

  operator
    .command('end')
    .description('end a role; it counts from the next request on')
    .requiredOption(...where)
    .requiredOption('--person <who>', 'their id, or their full name where only one has it')
    .addOption(role('--role <role>', 'the role that ends'))
    .action((options: EndOptions) =>
      run(async ({ say, t }) => {
        const actor = await administering(options.territory)
        const ended = await asActor(actor, async (tx) => {
          const person = oneOf(await operators(tx, options.role), options)
          const held = person.roles.find((one) => one.role === options.role)
          return endRole(tx, actor, held?.id ?? '')
        })
        if (!ended.ok) throw new CommandRefusal(t(ended.refusal))
        say(`${options.person} is no longer ${options.role}`)
      }),
    )
}

async function administering(slug: string) {
  const territory = await territoryAt(slug)
  if (!territory) throw new CommandRefusal(`there is no territory ${slug}: trama territory list`)
  return commandIn(territory.id, ['administrator'])
}

function oneOf(people: Operator[], { person, role }: EndOptions): Operator {
  const found = people.filter(({ personId, name }) => personId === person || name === person)
  const [only, another] = found
  if (!only) throw new CommandRefusal(`nobody called ${person} is ${role}: trama operator list`)
  if (another)
    throw new CommandRefusal(`more than one is called ${person}: give the id that trama operator list tells`)
  return only
}

const accessOf = ({ signsIn, invitedUntil }: Operator) =>
  signsIn
    ? 'signs in'
    : invitedUntil
      ? `invited until ${invitedUntil.toISOString().slice(0, 10)}`
      : 'no access'
