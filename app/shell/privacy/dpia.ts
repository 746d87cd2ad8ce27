import type { Translate } from '../../ground/texts/texts.ts'
import { basisSaid, processingRows, untilSaid } from './processing-rows.ts'
import type { PartHere } from './reads.ts'
import type { BodyKind, Part } from './rules.ts'

export const DPIA_RISKS = ['access', 'theft', 'inference', 'excess', 'loss'] as const

type About = { territory: string; parts: readonly PartHere[]; t: Translate }

/** The impact assessment (art. 35) as Markdown: filled from the real data model, with brackets where people decide. */
export function dpiaOf({ territory, parts, t }: About): string {
  const lines = [
    `# ${t('privacy.dpia.heading')}`,
    t('privacy.dpia.intro'),
    `## ${t('privacy.dpia.context')}`,
    t('privacy.dpia.contextText', { territory }),
    `## ${t('privacy.dpia.parts')}`,
    partsSaid(parts, t),
    `## ${t('privacy.dpia.processing')}`,
    processingTable(t),
    `## ${t('privacy.dpia.need')}`,
    t('privacy.dpia.needText'),
    `## ${t('privacy.dpia.risks')}`,
    risksTable(t),
    `## ${t('privacy.dpia.opinion')}`,
    t('privacy.dpia.opinionText'),
  ]
  return `${lines.join('\n\n')}\n`
}

const partsSaid = (parts: readonly PartHere[], t: Translate) =>
  parts.length === 0
    ? t('privacy.dpia.partsMissing')
    : parts
        .map(({ part, room, body, bodyKind }) => {
          const where = room === '*' ? '' : ` (${t(`privacy.room.${room}` as 'privacy.room.people')})`
          return `- ${t(`privacy.part.${part as Part}`)}${where}: ${body}, ${t(`privacy.body.${bodyKind as BodyKind}`)}`
        })
        .join('\n')

const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')

const processingTable = (t: Translate) =>
  table(
    [
      t('privacy.register.what'),
      t('privacy.register.why'),
      t('privacy.register.basis'),
      t('privacy.until'),
      t('privacy.register.readers'),
      t('privacy.register.fields'),
    ],
    processingRows().map(({ processing, classes, fields }) => [
      t(`privacy.what.${processing.code}`),
      t(`privacy.why.${processing.code}`),
      basisSaid(t, processing),
      untilSaid(t, processing),
      classes.map((one) => t(`privacy.class.${one}`)).join('; '),
      fields.map((field) => `${field.table}.${field.column}`).join(', '),
    ]),
  )

const risksTable = (t: Translate) =>
  table(
    [t('privacy.dpia.risk'), t('privacy.dpia.measure'), t('privacy.dpia.rest')],
    DPIA_RISKS.map((risk) => [
      t(`privacy.dpia.risk.${risk}`),
      t(`privacy.dpia.measure.${risk}`),
      t('privacy.dpia.fill'),
    ]),
  )
