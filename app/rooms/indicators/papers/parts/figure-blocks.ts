import { isText } from '../../../../ground/texts/texts.ts'
import type { FiguresFilled } from '../../fillings/rules.ts'
import type { ReportContent } from '../../signings/rules.ts'
import { type Block, lineShape, type Picture } from '../rules.ts'
import { besideFigure, figureSaid, gainSaid, type Speaking, valueSaid } from './figure-words.ts'

type Part = ReportContent['parts'][number]
type Asked = { texts: Speaking }

const nameIn =
  ({ t }: Speaking, names: Record<string, string>) =>
  (code: string) => {
    const own = names[code]
    if (own) return own
    const key = `indicators.${code}.name`
    return isText(key) ? t(key) : code
  }

/** Figures at both ends of the period, with what it added and their aims; then how much, or how each grew. */
export function figureBlocks(
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
    isNamed: true,
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
      isLong: true,
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
