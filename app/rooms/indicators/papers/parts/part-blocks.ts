import { isText } from '../../../../ground/texts/texts.ts'
import type { AgreedStory } from '../../fillings/reads.ts'
import type {
  ActivitiesFilled,
  DefinitionsFilled,
  FiguresFilled,
  Filled,
  MoneyFilled,
  NetworkFilled,
  PlacesFilled,
  StoriesFilled,
} from '../../fillings/rules.ts'
import { SWOT } from '../../outlines/rules.ts'
import type { ContentPart, ReportContent } from '../../signings/rules.ts'
import { type Block, lineShape, mapShape, type Picture, paragraphs } from '../rules.ts'
import { besideFigure, figureSaid, gainSaid, type Speaking, valueSaid } from './figure-words.ts'

type Part = ReportContent['parts'][number]
type Asked = { texts: Speaking; language: 'it' | 'en'; stories: ReadonlyMap<string, AgreedStory> }

/** A part of a report as its blocks: what the records said, then what people wrote. */
export const partBlocks = (asked: Asked, part: Part): Block[] => [
  ...(part.filled ? filledBlocks(asked, part, part.filled) : []),
  ...wordBlocks(asked, part),
]

/** What people wrote in a part; of a SWOT the four sides, if any is written. */
export function wordBlocks({ texts: { t } }: Pick<Asked, 'texts'>, { kind, words }: ContentPart): Block[] {
  if (kind !== 'swot') {
    const lines = paragraphs(words.text ?? '')
    return lines.length > 0 ? [{ kind: 'lines', lines }] : []
  }
  const sides = SWOT.map((side) => ({
    heading: t(`indicators.outlines.swot.${side}`),
    lines: paragraphs(words[side] ?? ''),
  }))
  return sides.some(({ lines }) => lines.length > 0) ? [{ kind: 'sides', sides }] : []
}

export function filledBlocks(
  asked: Asked,
  { heading, chart }: Pick<Part, 'heading' | 'chart'>,
  filled: Filled,
): Block[] {
  if (filled.kind === 'figures') return figureBlocks(asked, heading, chart, filled)
  if (filled.kind === 'activities') return activityBlocks(asked, filled)
  if (filled.kind === 'places') return placeBlocks(asked, filled)
  if (filled.kind === 'network') return networkBlocks(asked, filled)
  if (filled.kind === 'money') return moneyBlocks(asked, filled)
  if (filled.kind === 'stories') return storyBlocks(asked, filled)
  if (filled.kind === 'definitions') return definitionBlocks(asked, filled)
  return []
}

const nameIn =
  ({ t }: Speaking, names: Record<string, string>) =>
  (code: string) => {
    const own = names[code]
    if (own) return own
    const key = `indicators.${code}.name`
    return isText(key) ? t(key) : code
  }

function figureBlocks(
  { texts }: Asked,
  heading: string,
  chart: Part['chart'],
  filled: FiguresFilled,
): Block[] {
  const { t, day, month } = texts
  const { startOn, endOn, lines, growth } = filled
  const nameOf = nameIn(texts, filled.names)
  const hasAims = lines.some(({ aim }) => aim)
  const table: Block = {
    kind: 'table',
    caption: heading,
    headings: [
      t('indicators.table.indicator'),
      t('indicators.papers.at', { day: day(startOn) }),
      t('indicators.papers.at', { day: day(endOn) }),
      t('indicators.papers.gain'),
      ...(hasAims ? [t('indicators.papers.aim')] : []),
    ],
    numeric: [false, true, true, true, false],
    rows: lines.map((line) => [
      nameOf(line.end.code),
      [figureSaid(texts, line.start), ...besideFigure(texts, line.start, startOn)].join(', '),
      [figureSaid(texts, line.end), ...besideFigure(texts, line.end, endOn)].join(', '),
      gainSaid(texts, line),
      ...(hasAims
        ? [
            line.aim
              ? t(`indicators.papers.aim.${line.aim.state}`, {
                  value: valueSaid(texts, line.end.unit, line.aim.value),
                  day: day(line.aim.dueOn),
                })
              : '–',
          ]
        : []),
    ]),
  }
  const blocks: Block[] = lines.length > 0 ? [table] : []
  if (chart === 'bars' && lines.length > 0) {
    const longest = Math.max(1e-9, ...lines.map(({ end }) => end.value ?? 0))
    blocks.push({
      kind: 'bars',
      label: t('indicators.papers.bars', { heading, day: day(endOn) }),
      bars: lines.map(({ end }) => ({
        name: nameOf(end.code),
        said: figureSaid(texts, end),
        share: end.value === null ? null : end.value / longest,
      })),
    })
  }
  if (chart === 'lines' && growth && lines.length > 0) {
    const of = (at: number) => growth.figures.map((step) => step[at])
    const pictures = lines.map(({ end }, at): Picture => {
      const figures = of(at)
      const said = figures.map((figure) => (figure ? figureSaid(texts, figure) : '–'))
      return {
        title: nameOf(end.code),
        said: t('indicators.papers.grew', {
          name: nameOf(end.code),
          first: said[0] ?? '–',
          last: said.at(-1) ?? '–',
        }),
        shape: lineShape(
          figures.map((figure) => (figure?.state === 'counted' ? figure.value : null)),
          said,
        ),
      }
    })
    blocks.push({ kind: 'pictures', pictures })
    blocks.push({
      kind: 'table',
      caption: t('indicators.papers.steps', { heading }),
      headings: [t('indicators.papers.endOf'), ...lines.map(({ end }) => nameOf(end.code))],
      numeric: [false, ...lines.map(() => true)],
      rows: growth.days.map((on, step) => [
        step === 0 || step === growth.days.length - 1 ? day(on) : month(on),
        ...(growth.figures[step] ?? []).map((figure) => (figure ? figureSaid(texts, figure) : '–')),
      ]),
    })
  }
  return blocks
}

const kindSaid = ({ t }: Speaking, room: 'activities' | 'places', kind: string) => {
  const key = `${room}.kind.${kind}` as const
  return isText(key) ? t(key) : kind
}

function activityBlocks({ texts }: Asked, { byKind, published }: ActivitiesFilled): Block[] {
  const { t, number } = texts
  if (byKind.length === 0) return [{ kind: 'lines', lines: [t('indicators.papers.noActivities')] }]
  return [
    {
      kind: 'table',
      caption: t('indicators.papers.byKind'),
      headings: [
        t('indicators.papers.kind'),
        t('indicators.papers.activities'),
        t('indicators.papers.meetings'),
        t('indicators.papers.hours'),
      ],
      numeric: [false, true, true, true],
      rows: byKind.map(({ kind, activities, meetings, hours }) => [
        kindSaid(texts, 'activities', kind),
        number(activities),
        number(meetings),
        number(hours),
      ]),
    },
    ...(published.length > 0
      ? [
          {
            kind: 'table' as const,
            caption: t('indicators.papers.publicActivities'),
            headings: [
              t('indicators.papers.activity'),
              t('indicators.papers.kind'),
              t('indicators.papers.meetings'),
            ],
            numeric: [false, false, true],
            rows: published.map(({ title, kind, meetings }) => [
              title,
              kindSaid(texts, 'activities', kind),
              number(meetings),
            ]),
          },
        ]
      : []),
  ]
}

function placeBlocks({ texts }: Asked, { places }: PlacesFilled): Block[] {
  const { t, day } = texts
  if (places.length === 0) return [{ kind: 'lines', lines: [t('indicators.papers.noPlaces')] }]
  const points = places.flatMap(({ latitude, longitude, municipality }, at) =>
    latitude === null || longitude === null
      ? []
      : [{ latitude, longitude, number: at + 1, town: municipality }],
  )
  return [
    ...(points.length > 0
      ? [
          {
            kind: 'pictures' as const,
            pictures: [
              {
                title: t('indicators.papers.map'),
                said: t('indicators.papers.mapSaid', { count: points.length }),
                shape: mapShape(points),
                wide: true as const,
              },
            ],
          },
        ]
      : []),
    {
      kind: 'table',
      caption: t('indicators.papers.places'),
      headings: [
        t('indicators.papers.number'),
        t('indicators.papers.place'),
        t('indicators.papers.kind'),
        t('indicators.papers.municipality'),
        t('indicators.papers.openedOn'),
      ],
      numeric: [true, false, false, false, false],
      rows: places.map(({ name, kind, municipality, openedOn }, at) => [
        String(at + 1),
        name,
        kindSaid(texts, 'places', kind),
        municipality ?? '–',
        openedOn ? day(openedOn) : '–',
      ]),
    },
  ]
}

function networkBlocks({ texts }: Asked, filled: NetworkFilled): Block[] {
  const { t, day, number } = texts
  if ('refusal' in filled) return [{ kind: 'lines', lines: [t(`network.picture.${filled.refusal}`)] }]
  const { before, after } = filled
  const about = (count: number | null) => {
    if (count === null) return t('indicators.papers.fewToTell')
    return count === 0 ? number(0) : t('indicators.table.about', { number: number(count) })
  }
  const rows = (['people', 'bodies', 'ties', 'formalTies', 'joiners'] as const).map((measure) => [
    t(`indicators.papers.network.${measure}`),
    ...[before, after].map((state) =>
      measure === 'bodies' ? number(state.bodies ?? 0) : about(state[measure]),
    ),
  ])
  return [
    { kind: 'lines', lines: [t('indicators.papers.networkNote')] },
    {
      kind: 'table',
      caption: t('indicators.papers.network'),
      headings: [t('indicators.papers.measure'), day(before.on), day(after.on)],
      numeric: [false, true, true],
      rows,
    },
    {
      kind: 'lines',
      lines: [
        t('indicators.papers.networkChange', {
          made: about(filled.made),
          kept: about(filled.kept),
          faded: about(filled.faded),
        }),
      ],
    },
  ]
}

function moneyBlocks({ texts }: Asked, { rows }: MoneyFilled): Block[] {
  const { t, cents } = texts
  if (rows.length === 0) return [{ kind: 'lines', lines: [t('indicators.papers.noMoney')] }]
  const sum = (key: 'committedCents' | 'paidCents' | 'returnedCents') =>
    cents(rows.reduce((all, row) => all + row[key], 0))
  const purpose = (code: string) => {
    const key = `funds.purpose.${code}`
    return isText(key) ? t(key) : code
  }
  return [
    {
      kind: 'table',
      caption: t('indicators.papers.money'),
      headings: [
        t('indicators.money.purpose'),
        t('indicators.papers.committed'),
        t('indicators.papers.paid'),
        t('indicators.money.returned'),
      ],
      numeric: [false, true, true, true],
      rows: [
        ...rows.map((row) => [
          purpose(row.purpose),
          cents(row.committedCents),
          cents(row.paidCents),
          cents(row.returnedCents),
        ]),
        [t('indicators.papers.total'), sum('committedCents'), sum('paidCents'), sum('returnedCents')],
      ],
    },
  ]
}

function storyBlocks({ texts, stories }: Asked, { told, stories: lines }: StoriesFilled): Block[] {
  const { t, day } = texts
  const all = told.well + told.mixed + told.badly
  const here = lines.flatMap((line) => {
    const agreed = stories.get(line.id)
    return agreed ? [{ line, agreed }] : []
  })
  const gone = lines.length - here.length
  return [
    {
      kind: 'lines',
      lines: [
        all === 0
          ? t('indicators.papers.noStories')
          : t('indicators.papers.storiesTold', { count: all, ...told, shown: here.length }),
        ...(gone > 0 ? [t('indicators.papers.storiesGone', { count: gone })] : []),
      ],
    },
    ...here.map(
      ({ line, agreed }): Block => ({
        kind: 'quote',
        words: paragraphs(agreed.words),
        by: agreed.signedAs,
        about: [
          t(`activities.stories.went.${line.went}`),
          ...(line.activity ? [line.activity] : []),
          t('indicators.papers.toldOn', { day: day(line.toldOn) }),
          t('indicators.papers.writtenOn', { day: day(line.writtenOn) }),
          ...(line.consentOn ? [t('indicators.papers.consentOn', { day: day(line.consentOn) })] : []),
        ].join(' · '),
      }),
    ),
  ]
}

function definitionBlocks({ texts: { t }, language }: Asked, { sheets }: DefinitionsFilled): Block[] {
  const rows = Object.values(sheets).map((sheet) => {
    const words = sheet[language]
    const share = [words.numerator, words.denominator].filter(Boolean).join(' / ')
    return [
      words.name,
      [words.definition, share].filter(Boolean).join(' '),
      words.limits ?? '',
      sheet.version,
    ]
  })
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      caption: t('indicators.papers.definitions'),
      headings: [
        t('indicators.table.indicator'),
        t('indicators.sheet.definition'),
        t('indicators.sheet.limits'),
        t('indicators.papers.version'),
      ],
      numeric: [false, false, false, false],
      rows,
    },
  ]
}
