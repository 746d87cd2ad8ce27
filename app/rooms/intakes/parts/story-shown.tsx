import { useTexts } from '../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../ground/ui/definition-list.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import type { Story } from '../rules.ts'

/** In this order: what they want, what they can do, what is missing. */
export function StoryShown({ story }: { story: Story | undefined }) {
  const { t } = useTexts()
  if (!story) return null
  const said = (['wishes', 'capabilities', 'needs', 'heard'] as const).filter((part) => story[part])
  return (
    <>
      {said.length === 0 && (
        <Section heading="intakes.story.wishes">
          <p class="hint">{t('intakes.story.none')}</p>
        </Section>
      )}
      {said.map((part) => (
        <Section heading={`intakes.story.${part}`}>
          <div class="prose">
            {(story[part] ?? '').split(/\n+/).map((line) => (
              <p>{line}</p>
            ))}
          </div>
        </Section>
      ))}
      <DefinitionList
        items={[
          ['intakes.story.isee', story.isee && t(`intakes.isee.${story.isee}`)],
          ['intakes.story.home', story.home && t(`intakes.home.${story.home}`)],
          ['intakes.story.job', story.job && t(`intakes.job.${story.job}`)],
          ['intakes.story.schooling', story.schooling && t(`intakes.schooling.${story.schooling}`)],
        ]}
      />
    </>
  )
}
