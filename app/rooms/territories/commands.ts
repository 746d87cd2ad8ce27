import { type Command, Option } from 'commander'
import { CommandRefusal, type RunCommand } from '../../ground/access/command.ts'
import { FIRST, LANGUAGES } from '../../ground/texts/language.ts'
import { allTerritories, municipalitiesNamed } from './reads.ts'
import { listed } from './rules.ts'
import { foundTerritory } from './writes.ts'

type CreateOptions = {
  name: string
  slug?: string
  municipalities: string
  language: string
  timeZone: string
}

export function commands(program: Command, run: RunCommand) {
  const territory = program.command('territory').description('the districts that run Trama')

  territory
    .command('create')
    .description('found a territory')
    .requiredOption('--name <name>', 'its name, as people say it')
    .requiredOption('--municipalities <list>', 'ISTAT codes or names, separated by commas')
    .option('--slug <slug>', 'its address; made from the name when absent')
    .addOption(new Option('--language <language>', 'language of its pages').choices(LANGUAGES).default(FIRST))
    .option('--time-zone <zone>', 'its time zone', 'Europe/Rome')
    .action((options: CreateOptions) =>
      run(async ({ command, say, t }) => {
        if (!Intl.supportedValuesOf('timeZone').includes(options.timeZone)) {
          throw new CommandRefusal(`there is no time zone ${options.timeZone}`)
        }
        const { found, unknown, ambiguous } = await municipalitiesNamed(listed(options.municipalities))
        if (unknown.length) throw new CommandRefusal(`no municipality is called ${unknown.join(', ')}`)
        if (ambiguous.length)
          throw new CommandRefusal(`say the province, as in Castro (BG): ${ambiguous.join(', ')}`)
        const founded = await foundTerritory(
          { ...options, istatCodes: found.map((one) => one.istat_code) },
          command,
        )
        if (!founded.ok) throw new CommandRefusal(t(founded.refusal))
        say(`${options.name} stands at /${founded.value.slug}, with ${found.length} municipalities`)
        say(
          `invite its first administrator: trama operator invite --territory ${founded.value.slug} --role administrator …`,
        )
      }),
    )

  territory
    .command('list')
    .description('the territories of this installation')
    .action(() =>
      run(async ({ say }) => {
        for (const { slug, name } of await allTerritories()) say(`${slug}\t${name}`)
      }),
    )
}
