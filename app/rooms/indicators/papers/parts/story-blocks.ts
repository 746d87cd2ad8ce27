import type { AgreedStory } from '../../fillings/reads.ts'
import type { StoriesFilled } from '../../fillings/rules.ts'
import { type Block, paragraphs } from '../rules.ts'
import type { Speaking } from './figure-words.ts'

type Asked = { texts: Speaking; stories: ReadonlyMap<string, AgreedStory> }

/** How many stories were told and how each went, then those that may be read, each with its chain. */
export function storyBlocks({ texts, stories }: Asked, { told, stories: lines }: StoriesFilled): Block[] {
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
