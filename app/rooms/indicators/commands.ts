import { type Command, Option } from 'commander'
import { sql } from 'kysely'
import { commandIn } from '../../ground/access/actor.ts'
import { CommandRefusal, type RunCommand } from '../../ground/access/command.ts'
import { asActor } from '../../ground/db/database.ts'
import { writeCsv } from '../../ground/files/csv-write.ts'
import { formatsFor } from '../../ground/texts/formats.ts'
import { type Language, spokenOr } from '../../ground/texts/language.ts'
import { type Translate, translatorFor } from '../../ground/texts/texts.ts'
import { territoryAt } from '../territories/reads.ts'
import { wholeTable } from './local/reads.ts'
import { calledIn } from './parts/asked.ts'
import { TABLE_HEADINGS, type TableFigure, tableRows } from './parts/outcome-csv.ts'
import { dayAsked } from './rules.ts'

type ReportOptions = { territory: string; asOf?: string; forTeam?: boolean; format: 'table' | 'json' | 'csv' }

export function commands(program: Command, run: RunCommand) {
  const report = program.command('report').description('figures of a territory, from its records')

  keptDays(report, run)
  report
    .command('outcomes')
    .description('the outcome table as of a day')
    .requiredOption('--territory <slug>', 'whose figures')
    .option('--as-of <day>', 'the last day that counts, as 2019-09-30; today when absent')
    .option('--for-team', 'exact figures of people, also of small groups: not to be handed on')
    .addOption(
      new Option('--format <format>', 'how to write it').choices(['table', 'json', 'csv']).default('table'),
    )
    .action(({ territory: slug, asOf, forTeam = false, format }: ReportOptions) =>
      run(async ({ command, say, t: saying }) => {
        const territory = await territoryAt(slug, command)
        if (!territory) throw new CommandRefusal(saying('indicators.report.noTerritory', { slug }))
        const language = spokenOr(territory.language)
        const today = formatsFor(language, territory.timeZone).dayOf(new Date())
        const until = dayAsked(asOf, today)
        if (!until) throw new CommandRefusal(saying('indicators.report.noDay'))

        const reader = commandIn(territory.id, [forTeam ? 'coordinator' : 'evaluator'])
        const figures = await asActor(reader, (tx) => wholeTable(tx, reader, { until, today, forTeam }))
        const t = translatorFor(language)
        if (format === 'json') say(JSON.stringify(reportOf(slug, until, figures, t), null, 2))
        else if (format === 'csv') {
          let file = ''
          for await (const piece of writeCsv(TABLE_HEADINGS, tableRows(figures, t))) file += piece
          // The mark that spreadsheets want is noise in a pipe.
          say(file.replace(/^\uFEFF/, '').trimEnd())
        } else for (const line of tableLines(figures, t, language, until)) say(line)
      }),
    )
}

/**
 * What `--format json` writes. A share is a number from 0 to 1, null when there is nothing to share.
 * What would single somebody out is null and `suppressed`; `countedOn` is the day a figure speaks of.
 */
export const reportOf = (slug: string, until: string, figures: readonly TableFigure[], t: Translate) => ({
  territory: slug,
  asOf: until,
  indicators: figures.map(({ code, value, unit, numerator, denominator, suppressed, countedOn, ...own }) => ({
    code,
    // A figure of the house has its name in the texts, by its code.
    ...(own.name && { name: own.name }),
    value,
    unit,
    numerator,
    denominator,
    definition: own.definition ?? t(`indicators.${code}.definition`),
    suppressed,
    countedOn,
  })),
})

/** Whether what is kept is what the records say; `rebuild` reads it anew from them. Both say how many rows were wrong. */
function keptDays(report: Command, run: RunCommand) {
  const asked = [
    ['verify', 'compares the kept days of the outcome table with the records', 'wrong_first_days'],
    ['rebuild', 'reads the kept days of the outcome table anew from the records', 'rebuild_first_days'],
  ] as const
  for (const [name, description, ask] of asked)
    report
      .command(name)
      .description(description)
      .requiredOption('--territory <slug>', 'whose records')
      .action(({ territory: slug }: { territory: string }) =>
        run(async ({ command, say, t }) => {
          const territory = await territoryAt(slug, command)
          if (!territory) throw new CommandRefusal(t('indicators.report.noTerritory', { slug }))
          const { rows } = await sql<{ wrong: number }>`
            select ${sql.id('app', ask)}(${territory.id})::integer as wrong`.execute(command)
          say(t(`indicators.report.${name}`, { count: rows[0]?.wrong ?? 0 }))
        }),
      )
}

function tableLines(figures: readonly TableFigure[], t: Translate, language: Language, until: string) {
  const { number, percent, day } = formatsFor(language, 'UTC')
  const rows = figures.map((figure) => {
    const { unit, value, numerator, denominator, suppressed, countedOn } = figure
    const name = calledIn(figure, t)
    if (suppressed) return [name, '–', t('indicators.table.suppressed')] as const
    if (value === null) return [name, '–', t('indicators.table.none')] as const
    const said = unit === 'share' ? percent(value) : number(value)
    const beside =
      numerator === null || denominator === null
        ? t(`indicators.unit.${unit}`)
        : t('indicators.table.fraction', { part: number(numerator), whole: number(denominator) })
    const on = countedOn === until ? '' : `, ${t('indicators.table.countedOn', { day: day(countedOn) })}`
    return [name, said, beside + on] as const
  })
  const width = Math.max(...rows.map(([name]) => name.length))
  const figureWidth = Math.max(...rows.map(([, said]) => said.length))
  return [
    t('indicators.table.caption', { day: day(until) }),
    ...rows.map(([name, said, beside]) => `${name.padEnd(width)}  ${said.padStart(figureWidth)}  ${beside}`),
  ]
}
