import { Command } from 'commander'
import { beforeEach, expect, test } from 'vitest'
import { database, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { translatorFor } from '../../ground/texts/texts.ts'
import { commands } from './commands.ts'
import { invitationAt } from './reads.ts'
import { acceptInvitation } from './writes.ts'

openHouse()

let said: string[]
beforeEach(() => {
  said = []
})

/** Types a command as a person would; what it prints is in `said`. */
async function type(...words: string[]) {
  const program = new Command('trama').exitOverride().configureOutput({ writeErr: () => {} })
  commands(program, (work) =>
    work({
      command: null as never,
      database,
      dataDir: '',
      url: 'https://trama.test',
      say: (line) => said.push(line),
      t: translatorFor('en'),
    }),
  )
  for (const command of program.commands.flatMap((group) => [group, ...group.commands]))
    command.exitOverride().configureOutput({ writeErr: () => {} })
  await program.parseAsync(['operator', ...words], { from: 'user' })
}
const inviting = (slug: string, email = 'anna@esempio.it') => [
  'invite',
  '--territory',
  slug,
  '--email',
  email,
  '--name',
  'Anna Bianchi',
  '--role',
  'administrator',
  'coordinator',
]

test('an invitation from the command line prints the link, and the one who follows it is in', async () => {
  const valley = await newTerritory()
  await type(...inviting(valley.slug))
  const [link = ''] = said
  expect(link).toMatch(new RegExp(`^https://trama\\.test/invitations/${valley.slug}/[\\w-]{43}$`))
  const token = link.split('/').at(-1)!
  expect(await invitationAt(valley.id, token)).toMatchObject({
    name: 'Anna Bianchi',
    invitedBy: null,
    roles: ['administrator', 'coordinator'],
  })
  await acceptInvitation(valley.id, token, `account-of-${valley.slug}`)

  said = []
  await type('list', '--territory', valley.slug)
  expect(said).toEqual([expect.stringMatching(/\tAnna Bianchi\tadministrator,coordinator\tsigns in$/)])
  await type(...inviting(valley.slug))
  expect(said.at(-1)).toBe('anna@esempio.it can sign in already, and now holds: administrator, coordinator')
})

test('a role ends by name, but not the last administrator’s', async () => {
  const valley = await newTerritory()
  await valley.operator('Anna Bianchi', 'administrator', 'coordinator')
  const end = (person: string, role: string) =>
    type('end', '--territory', valley.slug, '--person', person, '--role', role)
  await end('Anna Bianchi', 'coordinator')
  expect(said).toEqual(['Anna Bianchi is no longer coordinator'])
  await expect(end('Anna Bianchi', 'administrator')).rejects.toThrow('last administrator')
  await expect(end('Bruno', 'administrator')).rejects.toThrow('nobody called Bruno is administrator')
})

test('what makes no sense is refused in one line', async () => {
  const valley = await newTerritory()
  await expect(type(...inviting('nowhere'))).rejects.toThrow('there is no territory nowhere')
  await expect(type(...inviting(valley.slug, 'anna'))).rejects.toThrow('anna is not an e-mail address')
  await expect(type('list', '--territory', valley.slug, '--role', 'king')).rejects.toThrow(
    'there is no role king',
  )
})
