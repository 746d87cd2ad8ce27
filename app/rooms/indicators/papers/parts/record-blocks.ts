import { isText } from '../../../../ground/texts/texts.ts'
import type { ActivitiesFilled, MoneyFilled, NetworkFilled, PlacesFilled } from '../../fillings/rules.ts'
import { type Block, mapShape } from '../rules.ts'
import type { Speaking } from './figure-words.ts'

type Asked = { texts: Speaking }

const kindSaid = ({ t }: Speaking, room: 'activities' | 'places', kind: string) => {
  const key = `${room}.kind.${kind}` as const
  return isText(key) ? t(key) : kind
}

export function activityBlocks({ texts }: Asked, { byKind, published }: ActivitiesFilled): Block[] {
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
            isLong: true as const,
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

export function placeBlocks({ texts }: Asked, { places }: PlacesFilled): Block[] {
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

export function networkBlocks({ texts }: Asked, filled: NetworkFilled): Block[] {
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

export function moneyBlocks({ texts }: Asked, { rows }: MoneyFilled): Block[] {
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
